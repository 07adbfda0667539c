package org.livespring.sample.rows;

/** An article in stock. */
record Row(int id, String name, int quantity) {

	private static final String[] MATERIALS = { "Ash", "Brass", "Cedar", "Clay", "Copper", "Cork", "Cotton", "Glass",
			"Iron", "Linen", "Maple", "Marble", "Oak", "Pine", "Silk", "Slate", "Steel", "Stone", "Walnut", "Wool" };

	private static final String[] THINGS = { "basket", "bench", "bowl", "chair", "clock", "desk", "frame", "jar",
			"lamp", "shelf", "stool", "table", "tray", "vase" };

	/** Returns the article with a number, always with the same values. */
	static Row of(int id) {
		String material = MATERIALS[id % MATERIALS.length];
		String thing = THINGS[id / MATERIALS.length % THINGS.length];
		return new Row(id, material + " " + thing, id * 7 % 50 + 1);
	}

	Row addOne() {
		return new Row(this.id, this.name, this.quantity + 1);
	}

}
