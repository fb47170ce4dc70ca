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

const CLIENT_LEADS_PROFILE = ['client_leads_client' => 'Номер клиента', 'client_leads_token' => 'Токен'];
/** What an editor may write into [client_leads]. Not where the element asks, and no event handlers. */
const CLIENT_LEADS_ATTRIBUTES = [
    'length' => '', 'lead-href' => '', 'filter-controls' => '', 'heading-level' => '', 'messages' => '',
    'status-tones' => '{ "Ожидает ответа клиента": "attention", "Решено": "success" }',
];

/** Returns the number and the token of the user who is signed in; null for all others. */
function client_leads_client() {
    $id = get_current_user_id();
    $client = ['client' => (string) get_user_meta($id, 'client_leads_client', true), 'token' => (string) get_user_meta($id, 'client_leads_token', true)];
    return apply_filters('client_leads_client', $client['client'] && $client['token'] ? $client : null, $id);
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
        // Without an API, administrators see the two inquiries below, and nobody else sees any.
        $try = current_user_can('manage_options') ? home_url('/index.php/client-leads-try/') : '';
        $where = ['apiBase' => get_option('client_leads_api') ?: $try, 'siteCode' => get_option('client_leads_site_code') ?: 'TRY'];
        $client = client_leads_client();
        wp_send_json($client && $where['apiBase'] ? $client + $where : null);
    }
    // A cache may keep the page, so its form has no nonce: the origin shows that the site has sent it.
    if (($_POST['client_leads'] ?? '') === 'sign-out' && strpos(home_url('/'), ($_SERVER['HTTP_ORIGIN'] ?? 'null') . '/') === 0) {
        wp_logout();
        wp_safe_redirect(client_leads_page(), 303);
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

/* A signed-in user without a number would be sent round in a circle. */
add_action('login_init', function () {
    if (isset($_GET['client_leads']) && is_user_logged_in() && !client_leads_client()) {
        $back = ['response' => 200, 'link_url' => client_leads_page(), 'link_text' => 'Назад'];
        wp_die('К вашей учётной записи не привязан номер клиента. Напишите нам, чтобы мы его добавили.', 'Нет номера клиента', $back);
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

function client_leads_session() {
    return esc_attr(home_url('/?client_leads=session', 'relative'));
}

/* [client_leads length="10"], or [client_leads]what is shown until the script runs[/client_leads] */
add_shortcode('client_leads', function ($given, $content = '') {
    client_leads_load('client-leads-early', 'client-leads');
    $attributes = '';
    foreach (array_filter(shortcode_atts(CLIENT_LEADS_ATTRIBUTES, $given)) as $name => $value) {
        $attributes .= sprintf(' %s="%s"', $name, esc_attr($value));
    }
    $session = client_leads_session();
    $login = esc_attr(add_query_arg(['client_leads' => '1', 'redirect_to' => '{page}'], wp_login_url()));
    $before = $content ? wp_kses_post($content) : 'Загружаем обращения…';
    $page = esc_url(home_url('/'));
    return '<style>client-leads:not([hidden]) { display: block; min-height: 19em } client-leads:not(:defined) > [slot] { display: none }</style>'
        . "<client-leads session-url=\"$session\" login-href=\"$login\" skeleton-rows=\"3\"$attributes>$before"
        . "<form slot=\"footer\" method=\"post\" action=\"$page\"><button name=\"client_leads\" value=\"sign-out\">Выйти</button></form></client-leads>";
});

/* [client_leads_unread], or [client_leads_unread]My inquiries[/client_leads_unread] */
add_shortcode('client_leads_unread', function ($given, $content = '') {
    client_leads_load('client-leads-unread');
    $link = sprintf('<a href="%s">%s', esc_url(client_leads_page()), wp_kses_post($content ?: 'Обращения'));
    return $link . ' <client-leads-unread session-url="' . client_leads_session() . '"></client-leads-unread></a>';
});

/* The number and the token in the profile of a user. Only administrators see and change them. */
function client_leads_profile($user) {
    if (current_user_can('edit_users')) {
        echo '<h2>Обращения</h2><table class="form-table">';
        foreach (CLIENT_LEADS_PROFILE as $name => $label) {
            $input = '<tr><th><label for="%1$s">%2$s</label></th><td><input id="%1$s" name="%1$s" value="%3$s" autocomplete="off"></td></tr>';
            printf($input, esc_attr($name), esc_html($label), esc_attr(get_user_meta($user->ID, $name, true)));
        }
        echo '</table>';
    }
}
function client_leads_save_profile($user_id) {
    foreach (array_keys(CLIENT_LEADS_PROFILE) as $name) {
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

/* Three fields under Settings, General. */
add_action('admin_init', function () {
    foreach ([
        'client_leads_api' => ['Обращения: адрес API', 'esc_url_raw'],
        'client_leads_site_code' => ['Обращения: код сайта', 'sanitize_text_field'],
        'client_leads_page' => ['Обращения: страница', 'absint'],
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
        printf('<input id="%1$s" name="%1$s" value="%2$s" class="regular-text">', esc_attr($name), esc_attr(get_option($name, '')));
    }
}
