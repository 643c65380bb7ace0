package dev.muster.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.extension.ExtendWith;

/** A suite of the v2 API; its tests get a {@link V2} that cleans up after each of them. */
@java.lang.annotation.Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BoxUnderTest.class)
@interface SpeaksV2 {}
