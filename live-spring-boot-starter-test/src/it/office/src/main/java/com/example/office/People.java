package com.example.office;

import java.util.List;

import org.springframework.stereotype.Service;

/** The people of the office. */
@Service
class People {

	record Person(String name, String room) {
	}

	List<Person> all() {
		return List.of(new Person("Ann", "101"), new Person("Anton", "102"), new Person("Bob", "201"));
	}

}
