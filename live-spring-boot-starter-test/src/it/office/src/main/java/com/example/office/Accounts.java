package com.example.office;

import org.springframework.stereotype.Service;

/** The figures of the office. */
@Service
class Accounts {

	int turnover() {
		return 7;
	}

}
