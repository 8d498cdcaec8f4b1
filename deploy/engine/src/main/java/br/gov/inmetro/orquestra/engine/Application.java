package br.gov.inmetro.orquestra.engine;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The process engine with its REST API and its web applications. Everything about it is in application.yaml. */
@SpringBootApplication
public class Application {

  public static void main(String... arguments) {
    SpringApplication.run(Application.class, arguments);
  }
}
