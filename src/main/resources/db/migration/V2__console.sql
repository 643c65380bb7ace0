-- What the pages and the REST interface look for.
DROP INDEX placement_state;
CREATE INDEX placement_state ON placement (directory, state, identity_id);
CREATE INDEX person_updated ON person (updated_at);
CREATE INDEX delivery_blocked ON delivery (subscriber, id) WHERE state = 'BLOCKED';
