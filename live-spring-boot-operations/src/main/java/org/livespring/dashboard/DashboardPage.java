package org.livespring.dashboard;

import java.util.Map;

import org.livespring.render.PageComponents;

/**
 * The page that the dashboard is on.
 *
 * @param components puts the dashboard into it
 * @param application name of the application
 * @param folder name of the folder of its files, as seen from the page
 */
record DashboardPage(PageComponents components, String application, String folder) {

	/** Its style sheet in the folder. */
	static final String STYLE = "/dashboard.css";

	/** Its icon in the folder. */
	static final String ICON = "/dashboard.svg";

	String write() {
		Html html = new Html(40 * 1024);
		html.html("""
				<!DOCTYPE html>
				<html lang="en"><head><meta charset="UTF-8">\
				<meta name="viewport" content="width=device-width, initial-scale=1">\
				<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">\
				""");
		html.element("title", "Live dashboard · " + this.application);
		html.open("link", "rel", "icon", "type", "image/svg+xml", "href", this.folder + ICON);
		html.open("link", "rel", "stylesheet", "href", this.folder + STYLE);
		html.html(this.components.script()).close("head").open("body");
		html.html(this.components.component(LiveDashboard.NAME, null, Map.of(), "main", Map.of()));
		return html.close("body").close("html").toString();
	}

}
