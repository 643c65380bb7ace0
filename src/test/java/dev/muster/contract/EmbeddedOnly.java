package dev.muster.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Not asked of a real box: the contract calls the fact inferred or unknown, or the test destroys
 * what is on the box. The value says which.
 */
@java.lang.annotation.Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BoxUnderTest.class)
@interface EmbeddedOnly {
  String value();
}
