package br.gov.inmetro.orquestra.engine;

import jakarta.servlet.Filter;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.web.servlet.JerseyApplicationPath;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/**
 * Basic authentication of the REST API against the engine's own users. Without it, whoever reaches the port is
 * administrator, so it is on unless {@code engine.authentication} says {@code false}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "engine.authentication", havingValue = "true", matchIfMissing = true)
class RestAuthentication {

  /** Before everything that reads the request, and after Spring's own filters for encoding and tracing. */
  private static final int ORDER = 1;

  /**
   * @param enginePackage package of the engine's classes ({@code org.camunda}, {@code org.operaton} …): the engines are one
   *     family with the same classes, so one source serves all of them
   */
  @Bean
  FilterRegistrationBean<Filter> restAuthenticationFilter(
      @Value("${engine.package}") String enginePackage, JerseyApplicationPath rest) {
    String security = enginePackage + ".bpm.engine.rest.security.auth.";
    Class<?> filter = ClassUtils.resolveClassName(security + "ProcessEngineAuthenticationFilter", null);
    var registration = new FilterRegistrationBean<Filter>((Filter) BeanUtils.instantiateClass(filter));
    registration.setName("rest-authentication");
    registration.setOrder(ORDER);
    registration.addUrlPatterns(rest.getUrlMapping());
    registration.addInitParameter("authentication-provider", security + "impl.HttpBasicAuthenticationProvider");
    return registration;
  }
}
