<?php
// As plug-ins for members do: while this file is there, visitors get a sign-in page, with status 200.
add_action('init', function () {
    if (file_exists(ABSPATH . 'members-only') && !is_user_logged_in() && !is_login()) {
        exit('<!doctype html><title>Sign in</title><form action="/wp-login.php" method="post"></form>');
    }
}, 0);
