package org.livespring.dashboard;

import java.util.Map;

import org.livespring.render.PageComponents;

/**
 * The HTML page that contains the dashboard.
 *
 * @param components mounts the dashboard component in the page
 * @param application name of the application
 * @param folder folder of the style sheet and icon, relative to the page
 */
record DashboardPage(PageComponents components, String application, String folder) {

	/** Path of the style sheet in the folder. */
	static final String STYLE = "/dashboard.css";

	/** Path of the icon in the folder. */
	static final String ICON = "/dashboard.svg";

	String write() {
		Html html = new Html();
		html.add("""
				<!DOCTYPE html>
				<html lang="en"><head><meta charset="UTF-8">\
				<meta name="viewport" content="width=device-width, initial-scale=1">\
				<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">\
				<title>Live dashboard · %s</title><link rel="icon" type="image/svg+xml" href="%s">\
				<link rel="stylesheet" href="%s">""", this.application, this.folder + ICON, this.folder + STYLE);
		String dashboard = this.components.component(LiveDashboard.NAME, null, Map.of(), "main", Map.of());
		return html + this.components.script() + "</head><body>" + dashboard + "</body></html>";
	}

}
