<?php
/**
 * Plugin Name: Client Leads
 * Description: [client_leads] shows signed-in users their inquiries, [client_leads_unread] how many messages are unread.
 * Requires at least: 6.3
 * Requires PHP: 7.4
 * License: MIT
 *
 * Does the programme give a token for each sign-in? Get and revoke it in a plug-in of your own:
 *
 *     add_action('wp_login', function ($login, $user) {
 *         update_user_meta($user->ID, 'client_leads_token', my_new_token($user));
 *     }, 10, 2);
 *     add_action('wp_logout', function ($user_id) {
 *         my_revoke_token(get_user_meta($user_id, 'client_leads_token', true));
 *         delete_user_meta($user_id, 'client_leads_token');
 *     });
 *
 * Are number and token elsewhere? The filter client_leads_client gets and returns
 * ['client' => '1017', 'token' => '55120938'], or null for nobody, with the user's ID.
 */

defined('ABSPATH') || exit;

/** What an editor may write into [client_leads]. Not where the element asks, and no event handlers. */
const CLIENT_LEADS_ATTRIBUTES = [
    'length' => '', 'lead-href' => '', 'filter-controls' => '', 'heading-level' => '', 'messages' => '',
    'status-tones' => '{ "Ожидает ответа клиента": "attention", "Решено": "success" }',
];

/** Returns the text in the language of the site. */
function client_leads_text($russian, $english) {
    return strpos(determine_locale(), 'ru') === 0 ? $russian : $english;
}

/** Returns the number and the token of the user who is signed in; null for all others. */
function client_leads_client() {
    $id = get_current_user_id();
    $client = ['client' => (string) get_user_meta($id, 'client_leads_client', true), 'token' => (string) get_user_meta($id, 'client_leads_token', true)];
    return apply_filters('client_leads_client', $client['client'] && $client['token'] ? $client : null, $id);
}

/** Returns what the element may know: who is signed in, and where the API is; null if either is missing. */
function client_leads_answer() {
    $client = client_leads_client();
    $where = ['apiBase' => get_option('client_leads_api'), 'siteCode' => get_option('client_leads_site_code')];
    if (!$where['apiBase'] && current_user_can('manage_options')) {
        // Without an API, administrators see the two inquiries below, and nobody else sees any.
        $where = ['apiBase' => home_url('/index.php/client-leads-try/'), 'siteCode' => 'TRY'];
    }
    return $client && $where['apiBase'] && $where['siteCode'] ? $client + $where : null;
}

/** Returns the page with the list. */
function client_leads_page() {
    return get_permalink((int) get_option('client_leads_page')) ?: home_url('/');
}

/* What the element asks, at an address of its own: security plug-ins often guard /wp-admin/. */
add_action('init', function () {
    if (($_GET['client_leads'] ?? '') === 'session') {
        header('Cache-Control: private, no-store');
        if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
            wp_send_json(null, 405);
        }
        wp_send_json(client_leads_answer());
    }
    if (($_POST['client_leads'] ?? '') === 'sign-out') {
        // A cache may keep the page, so its form has no nonce. The browser says that the site has sent it;
        // otherwise, WordPress asks. A page without referrers has no origin, a page without https no site.
        $is_own = ($_SERVER['HTTP_SEC_FETCH_SITE'] ?? '') === 'same-origin'
            || strpos(home_url('/'), ($_SERVER['HTTP_ORIGIN'] ?? 'null') . '/') === 0;
        if ($is_own) {
            wp_logout();
        }
        wp_safe_redirect($is_own ? client_leads_page() : add_query_arg('action', 'logout', wp_login_url()), 303);
        exit;
    }
    if (strpos($_SERVER['REQUEST_URI'], '/client-leads-try/api/client/LeadsPagingInfo')) {
        $rows = [['Id' => 2, 'Leads' => 5002, 'Subject' => 'Пример: обмен карты', 'LeadStatusName' => 'Ожидает ответа клиента', 'CountNotReadMessage' => 1],
            ['Id' => 1, 'Leads' => 5001, 'Subject' => 'Пример: начисление баллов', 'LeadStatusName' => 'Решено']];
        wp_send_json(['TotalRows' => 2, 'LeadsClients' => $rows, 'ErrorCode' => 0]);
    }
});

/* Both ways lead to a page with the list, which tells the other windows who is signed in. */
add_filter('logout_redirect', fn ($to, $asked) => $asked ?: client_leads_page(), 10, 2);
add_filter('login_redirect', function ($to, $asked, $user) {
    $is_reader = $user instanceof WP_User && !$user->has_cap('edit_posts');
    return $is_reader && in_array($asked, ['', admin_url()], true) ? client_leads_page() : $to;
}, 10, 3);

/* A signed-in user without an answer would be sent round in a circle. */
add_action('login_init', function () {
    if (isset($_GET['client_leads']) && is_user_logged_in() && !client_leads_answer()) {
        $missing = client_leads_text('К вашей учётной записи не привязан номер клиента. Напишите нам, чтобы мы его добавили.',
            'Your account has no client number. Write to us, and we will add it.');
        if (current_user_can('manage_options')) {
            $missing = client_leads_text('Заполните номер клиента и токен в своём профиле, адрес API и код сайта в общих настройках.',
                'Fill in the client number and the token in your profile, and the API and the site code in the general settings.');
        }
        wp_die(esc_html($missing), '', ['response' => 200, 'link_url' => client_leads_page(), 'link_text' => client_leads_text('Назад', 'Back')]);
    }
});

/** Loads a file of the element from the folder of this plug-in. */
function client_leads_load(...$names) {
    foreach ($names as $name) {
        $version = (string) filemtime(__DIR__ . "/$name.min.js");
        wp_enqueue_script($name, plugins_url("$name.min.js", __FILE__), [], $version, ['strategy' => 'async']);
    }
}

/* In the head of a page whose text has the list. Elsewhere, the shortcodes load them. */
add_action('wp_enqueue_scripts', function () {
    if (is_singular() && has_shortcode(get_post()->post_content, 'client_leads')) {
        client_leads_load('client-leads-early', 'client-leads');
    }
});

/* Not around the button: a paragraph, which WordPress may put around a shortcode, ends at a form. */
function client_leads_form() {
    printf('<form id="client-leads-sign-out" method="post" action="%s"></form>', esc_url(home_url('/')));
}

function client_leads_session() {
    return esc_attr(home_url('/?client_leads=session', 'relative'));
}

/* [client_leads length="10"], or [client_leads]what is shown until the script runs[/client_leads] */
add_shortcode('client_leads', function ($given, $content = '') {
    client_leads_load('client-leads-early', 'client-leads');
    add_action('wp_footer', 'client_leads_form');
    $attributes = '';
    foreach (array_filter(shortcode_atts(CLIENT_LEADS_ATTRIBUTES, $given)) as $name => $value) {
        $attributes .= sprintf(' %s="%s"', $name, esc_attr($value));
    }
    $session = client_leads_session();
    $login = esc_attr(add_query_arg(['client_leads' => '1', 'redirect_to' => '{page}'], wp_login_url()));
    $before = $content ? wp_kses_post($content) : client_leads_text('Загружаем обращения…', 'Loading inquiries…');
    $sign_out = client_leads_text('Выйти', 'Sign out');
    return '<style>client-leads:not([hidden]) { display: block; min-height: 24em } client-leads:not(:defined) > [slot] { display: none }</style>'
        . "<client-leads session-url=\"$session\" login-href=\"$login\" skeleton-rows=\"3\"$attributes>$before"
        . '<button slot="footer" form="client-leads-sign-out" name="client_leads" value="sign-out" class="wp-element-button">' . "$sign_out</button></client-leads>";
});

/* [client_leads_unread], or [client_leads_unread]My inquiries[/client_leads_unread] */
add_shortcode('client_leads_unread', function ($given, $content = '') {
    client_leads_load('client-leads-unread');
    $link = sprintf('<a href="%s">%s', esc_url(client_leads_page()), wp_kses_post($content ?: client_leads_text('Обращения', 'Inquiries')));
    return $link . '<client-leads-unread session-url="' . client_leads_session() . '"></client-leads-unread></a>';
});

/* The number and the token in the profile of a user. Only administrators see and change them. */
function client_leads_profile($user) {
    if (current_user_can('edit_users')) {
        printf('<h2>%s</h2><table class="form-table">', esc_html(client_leads_text('Обращения', 'Inquiries')));
        foreach ([
            'client_leads_client' => client_leads_text('Номер клиента', 'Client number'),
            'client_leads_token' => client_leads_text('Токен', 'Token'),
        ] as $name => $label) {
            $input = '<tr><th><label for="%1$s">%2$s</label></th><td><input id="%1$s" name="%1$s" value="%3$s" autocomplete="off"></td></tr>';
            printf($input, esc_attr($name), esc_html($label), esc_attr(get_user_meta($user->ID, $name, true)));
        }
        echo '</table>';
    }
}
function client_leads_save_profile($user_id) {
    foreach (['client_leads_client', 'client_leads_token'] as $name) {
        // WordPress has checked the nonce of the form.
        if (isset($_POST[$name]) && current_user_can('edit_users')) {
            update_user_meta($user_id, $name, preg_replace('/\D/', '', wp_unslash($_POST[$name])));
        }
    }
}
add_action('show_user_profile', 'client_leads_profile');
add_action('edit_user_profile', 'client_leads_profile');
add_action('personal_options_update', 'client_leads_save_profile');
add_action('edit_user_profile_update', 'client_leads_save_profile');

/** Accepts an address with https, or one of this machine, and takes it as the base that the element needs. */
function client_leads_read_api($value) {
    $base = preg_replace('~/api/client\b.*~i', '', trim($value));
    if ($base !== '' && !preg_match('~^(https://|http://(localhost|127\.0\.0\.1)\b)~i', $base)) {
        add_settings_error('client_leads_api', 'client_leads_api', client_leads_text('Адрес API начинается с https://', 'The address of the API begins with https://'));
        return get_option('client_leads_api');
    }
    return $base === '' ? '' : esc_url_raw(trailingslashit($base));
}

/* Three fields under Settings, General. */
add_action('admin_init', function () {
    foreach ([
        'client_leads_api' => [client_leads_text('Обращения: адрес API', 'Inquiries: API'), 'client_leads_read_api'],
        'client_leads_site_code' => [client_leads_text('Обращения: код сайта', 'Inquiries: site code'), 'sanitize_text_field'],
        'client_leads_page' => [client_leads_text('Обращения: страница', 'Inquiries: page'), 'absint'],
    ] as $name => [$label, $sanitize]) {
        register_setting('general', $name, ['sanitize_callback' => $sanitize]);
        add_settings_field($name, $label, 'client_leads_setting', 'general', 'default', ['label_for' => $name]);
    }
});
function client_leads_setting($field) {
    $name = $field['label_for'];
    if ($name === 'client_leads_page') {
        wp_dropdown_pages(['name' => $name, 'id' => $name, 'selected' => (int) get_option($name), 'show_option_none' => '—']);
    } else {
        $example = $name === 'client_leads_api' ? 'https://api.example/' : 'GIFT-01';
        $input = '<input id="%1$s" name="%1$s" value="%2$s" placeholder="%3$s" class="regular-text">';
        printf($input, esc_attr($name), esc_attr(get_option($name, '')), $example);
    }
}
