package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.CallCounts;
import dev.muster.directory.Capabilities;
import dev.muster.directory.Capabilities.Ability;
import dev.muster.directory.DeleteGroup;
import dev.muster.directory.DeletedGroup;
import dev.muster.directory.Directory;
import dev.muster.directory.DirectorySource;
import dev.muster.directory.ListGroups;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import dev.muster.directory.ListedPerson;
import dev.muster.directory.QuotaStops;
import dev.muster.errand.Errand;
import dev.muster.errand.ErrandStart;
import dev.muster.errand.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest(classes = {ConsoleKit.class, DirectoryApiTest.Library.class})
@AutoConfigureMockMvc
class DirectoryApiTest {

  @TempDir static Path folder;

  @DynamicPropertySource
  static void folders(DynamicPropertyRegistry settings) {
    settings.add("muster.store.data", () -> folder.resolve("var").toString());
    settings.add("muster.drops[0].name", () -> "drop");
    settings.add("muster.drops[0].folder", () -> folder.resolve("drop").toString());
  }

  /** A directory that can do everything, and one that keeps no groups. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Library {

    @Bean
    DirectorySource libraries() {
      return () -> List.of(directory("library", true), directory("heap", false));
    }

    @Bean
    ErrandStart start() {
      return new ErrandStart() {
        @Override
        public String family() {
          return "library";
        }

        @Override
        public Set<String> verbs() {
          return Set.of(ListPeople.VERB, ListGroups.VERB, DeleteGroup.VERB);
        }

        @Override
        public Collection<String> targets() {
          return List.of("library", "heap");
        }

        @Override
        public Errand<?> begin(Wish<?> wish) {
          throw new AssertionError("the desk of the test answers");
        }
      };
    }

    private static Directory directory(String name, boolean groups) {
      return new Directory(
          name,
          "library",
          "library",
          "http://127.0.0.1:9",
          new Directory.Pace(1, 2, Duration.ofSeconds(1)),
          new Directory.Photo(100_000, 640),
          new Capabilities(
              groups ? Set.of(Ability.LISTS, Ability.GROUPS) : Set.of(Ability.LISTS),
              new Capabilities.Ids(true, "[0-9]", 9)));
    }
  }

  @Autowired private MockMvc mvc;
  @Autowired private ConsoleKit.Errands desk;
  @Autowired private CallCounts counts;
  @Autowired private QuotaStops stops;

  @BeforeEach
  void nothingAsked() {
    desk.wishes.clear();
  }

  @Test
  void aDirectoryTellsWhatItCanDoAndWhatItCosts() throws Exception {
    counts.count("library", "faceset/user/add");
    counts.write();
    counts.count("library", "faceset/user/add");
    stops.stop(
        new QuotaStops.Stop(
            "library", "search", Instant.parse("2999-01-01T00:00:00Z"), "17 limit reached"));
    mvc.perform(get("/api/directories"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[*].name", hasItem("box-1")))
        .andExpect(jsonPath("$[*].name", hasItem("library")));
    mvc.perform(get("/api/directories/library"))
        .andExpect(jsonPath("$.kind").value("library"))
        .andExpect(jsonPath("$.capabilities", hasItem("groups")))
        .andExpect(jsonPath("$.capabilities", not(hasItem("several_faces"))))
        .andExpect(jsonPath("$.ids.longest").value(9))
        .andExpect(jsonPath("$.lane.open").value(true))
        .andExpect(jsonPath("$.rate").value(2))
        .andExpect(jsonPath("$.calls_today").value(2))
        .andExpect(jsonPath("$.calls_this_month").value(2))
        .andExpect(jsonPath("$.operations[0].operation").value("faceset/user/add"))
        .andExpect(jsonPath("$.operations[0].stopped_until").isEmpty())
        .andExpect(jsonPath("$.operations[1].stopped_because").value("17 limit reached"));
    mvc.perform(get("/api/directories/nobody")).andExpect(status().isNotFound());
  }

  @Test
  void peopleComeInPages() throws Exception {
    desk.answer =
        wish ->
            new Outcome.Answered<>(
                new ListPage(
                    List.of(new ListedPerson("A_2D7", "A-7", null, null, List.of("staff"))),
                    "A_2D7"));
    mvc.perform(get("/api/directories/library/people?limit=1&cursor=A"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items[0].id").value("A-7"))
        .andExpect(jsonPath("$.items[0].groups[0]").value("staff"))
        .andExpect(jsonPath("$.next").value("A_2D7"));
    assertThat(desk.wishes).containsExactly(new ListPeople("library", "A", 1));
    desk.answer = wish -> new Outcome.Answered<>(new ListPage(List.of(), ""));
    mvc.perform(get("/api/directories/library/people")).andExpect(jsonPath("$.next").isEmpty());
    declined(get("/api/directories/library/people?limit=1001"), 400, "limit");
  }

  @Test
  void whatADirectoryCannotDoNamesTheCapability() throws Exception {
    declined(get("/api/directories/heap/groups"), 409, "capability \"groups\"");
    declined(delete("/api/directories/heap/groups/x?people=0"), 409, "capability \"groups\"");
    declined(get("/api/directories/box-1/groups"), 409, "does not reach as far as list-groups");
    declined(get("/api/directories/nobody/people"), 404, "nobody");
    assertThat(desk.wishes).isEmpty();
  }

  @Test
  void aGroupGoesOnlyWithAsManyPeopleAsWereNamed() throws Exception {
    desk.answer = wish -> new Outcome.Answered<>(new DeletedGroup("old", 12, false, false));
    declined(delete("/api/directories/library/groups/old?people=11"), 409, "12 people");
    desk.answer = wish -> new Outcome.Answered<>(new DeletedGroup("old", 12, true, true));
    mvc.perform(delete("/api/directories/library/groups/old?people=12"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.people").value(12))
        .andExpect(jsonPath("$.gone").value(true));
    declined(delete("/api/directories/library/groups/old"), 400, "people is missing");
    refuse(Reason.GROUP_IN_USE);
    declined(delete("/api/directories/library/groups/staff?people=1"), 409, "configuration");
    refuse(Reason.NO_SUCH_GROUP);
    declined(delete("/api/directories/library/groups/none?people=1"), 404, "no such group");
  }

  @Test
  void whatIsNotAnsweredSaysWhy() throws Exception {
    desk.answer = wish -> new Outcome.NotReached<>("NOT_REACHED: refused");
    declined(get("/api/directories/library/groups"), 503, "It cannot be reached: refused");
    desk.answer = wish -> new Outcome.OutcomeUnknown<>("NO_ANSWER: reset");
    declined(get("/api/directories/library/groups"), 504, "reset");
    refuse(Reason.DIRECTORY_REFUSED);
    declined(get("/api/directories/library/groups"), 422, "as told");
    desk.answer =
        wish -> {
          throw new IllegalArgumentException("the cursor is none that a page has told");
        };
    declined(get("/api/directories/library/people?cursor=-"), 400, "the cursor is none");
  }

  private void refuse(Reason reason) {
    desk.answer = wish -> new Outcome.Refused<>(new Refusal(reason, "as told"));
  }

  private void declined(MockHttpServletRequestBuilder request, int status, String words)
      throws Exception {
    mvc.perform(request.header("Accept-Language", "en"))
        .andExpect(status().is(status))
        .andExpect(jsonPath("$.detail", containsString(words)));
  }
}
