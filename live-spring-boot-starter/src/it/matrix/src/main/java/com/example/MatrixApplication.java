package com.example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;

/** An application with a live page, started in many set-ups. */
@SpringBootApplication
public class MatrixApplication extends SpringBootServletInitializer {

	@Override
	protected SpringApplicationBuilder configure(SpringApplicationBuilder builder) {
		return builder.sources(MatrixApplication.class);
	}

	public static void main(String[] args) {
		SpringApplication.run(MatrixApplication.class, args);
	}

}
