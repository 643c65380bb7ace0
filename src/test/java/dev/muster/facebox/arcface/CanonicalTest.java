package dev.muster.facebox.arcface;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("contracts/arcface.md §2, the signed text")
class CanonicalTest {

  private static final Canonical CANONICAL = new Canonical(JsonStyle.GO);

  @Test
  @DisplayName("of the document's sample, with the sign type that is sent")
  void sample() {
    assertThat(
            of(
                """
                {
                    "appId":"19E179E5DC29C05E65B90CDE57A1C7E5",
                    "version": "1",
                    "signType": "SHA256",
                    "signData": "...",
                    "encType": "plain",
                    "timestamp":1591943910,
                    "data": {
                    	"user_id":"gt",
                    	"face_id":"5ed21b1c262daabe314048f5"
                    }
                }"""))
        .isEqualTo(
            "appId=19E179E5DC29C05E65B90CDE57A1C7E5"
                + "&data={\"face_id\":\"5ed21b1c262daabe314048f5\",\"user_id\":\"gt\"}"
                + "&encType=plain&signType=SHA256&timestamp=1591943910&version=1&key=secret");
  }

  @Test
  @DisplayName("has every top-level field but signData, also encData, extra and empty ones")
  void allFields() {
    assertThat(of("{'extra':'x','encData':'','signData':'s','encType':'','b':'a=b&c'}"))
        .isEqualTo("b=a=b&c&encData=&encType=&extra=x&key=secret");
  }

  @Test
  @DisplayName("sorts keys by bytes: upper case before lower case, beyond ASCII by UTF-8")
  void order() {
    assertThat(of("{'data':{'atest2':1,'test1':2,'Atest2':3}}"))
        .isEqualTo("data={'Atest2':3,'atest2':1,'test1':2}&key=secret".replace('\'', '"'));
    assertThat(of("{'data':{'\uffee':1,'\ud83d\ude00':2,'é':3,'z':4}}"))
        .isEqualTo("data={'z':4,'é':3,'\uffee':1,'\ud83d\ude00':2}&key=secret".replace('\'', '"'));
  }

  @Test
  @DisplayName("sorts the keys of inner objects and keeps the order of arrays")
  void inner() {
    assertThat(of("{'data': {'b': [3, {'y': null, 'x': true}, 1], 'a': {'d': 1, 'c': {}}}}"))
        .isEqualTo(
            "data={'a':{'c':{},'d':1},'b':[3,{'x':true,'y':null},1]}&key=secret"
                .replace('\'', '"'));
  }

  @Test
  @DisplayName("cuts the fraction of the timestamp")
  void timestamp() {
    assertThat(of("{'timestamp':1658716494.9}")).isEqualTo("timestamp=1658716494&key=secret");
    assertThat(of("{'timestamp':1.658716494e9}")).isEqualTo("timestamp=1658716494&key=secret");
    assertThat(of("{'timestamp':-1.5}")).isEqualTo("timestamp=-1&key=secret");
  }

  @Test
  @DisplayName("§2.4: other top-level types are written as go-infer 0.2.0 does it")
  void otherTypes() {
    assertThat(of("{'n':5.50,'o':{'b':1,'a':2},'l':[1],'t':true,'z':null}"))
        .isEqualTo("n=5.5&o={\"a\":2,\"b\":1}&key=secret");
  }

  @Test
  @DisplayName("of a key sent twice the last value is signed")
  void twice() {
    assertThat(of("{'data':{'a':1,'b':{'x':1},'a':2,'b':{'y':2}},'v':'1','v':'2'}"))
        .isEqualTo("data={\"a\":2,\"b\":{\"y\":2}}&v=2&key=secret");
  }

  @Test
  @DisplayName("escapes < > & and U+2028, U+2029, not / and not what is beyond ASCII")
  void escapes() {
    assertThat(of("{'data':{'a':'<a href=x?b&c>/测试\u2028\u2029\\u00e9'}}"))
        .isEqualTo(
            "data={\"a\":\"\\u003ca href=x?b\\u0026c\\u003e/测试\\u2028\\u2029é\"}&key=secret");
  }

  @Test
  @DisplayName("escapes controls; backspace and form feed short from Go 1.22 on, long before")
  void controls() {
    String body = "{'data':{'a':'\\u0001\\b\\f\\n\\r\\t\\u001f\\u007f\\\"\\\\'}}";

    assertThat(of(body))
        .isEqualTo("data={\"a\":\"\\u0001\\b\\f\\n\\r\\t\\u001f\u007f\\\"\\\\\"}&key=secret");
    assertThat(new Canonical(JsonStyle.GO_BEFORE_1_22).of(parse(body), "secret"))
        .isEqualTo(
            "data={\"a\":\"\\u0001\\u0008\\u000c\\n\\r\\t\\u001f\u007f\\\"\\\\\"}&key=secret");
  }

  @Test
  @DisplayName("does not depend on the order, the blanks or the escapes of the body")
  void independentOfForm() {
    Random random = new Random(7);
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      fields.add("'k%d' : 'é<%d'".formatted(i * 7 % 12, i));
    }
    String expected = of("{'data':{" + String.join(",", fields) + "}}");
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(fields, random);
      String again = String.join(" ,\n", fields).replace("é", "\\u00E9").replace("<", "\\u003C");
      assertThat(of("{ 'data' : {" + again + "}\t}")).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("orders texts as their UTF-8 bytes are ordered")
  void utf8Order() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      String one = text(random);
      String other = text(random);
      int expected =
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
      assertThat(Integer.signum(Utf8Order.INSTANCE.compare(one, other)))
          .as(one + " / " + other)
          .isEqualTo(Integer.signum(expected));
    }
  }

  private static String text(Random random) {
    int[] points = {'a', 'b', 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  /** Single quotes stand for double ones. */
  private static String of(String body) {
    return CANONICAL.of(parse(body), "secret");
  }

  private static GoValue.Obj parse(String body) {
    try {
      return GoReader.object(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    } catch (NotGoJson e) {
      throw new AssertionError(e);
    }
  }
}
