/** What set-ups of the application switch on by a profile. */
package com.example.setup;
