package dev.muster.flow;

import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.ssl.SslBundle;

/** The certificates of a bundle below {@code spring.ssl.bundle}, as Camel's endpoints take them. */
final class SslBundleParameters extends SSLContextParameters {

  private final SslBundle bundle;

  SslBundleParameters(SslBundle bundle) {
    this.bundle = bundle;
  }

  /** The name under which the parameters of a bundle stand in the registry. */
  static String bean(String bundle) {
    return "ssl-bundle-" + bundle;
  }

  @Override
  public SSLContext createSSLContext(CamelContext context) {
    return bundle.createSslContext();
  }
}
