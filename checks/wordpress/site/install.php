<?php
// Installs WordPress in a folder: two clients, a user without a number, the plug-in, and a page.
// Prints the ID of the page, and that of the last user.
[, $folder, $api] = $argv;
$_SERVER['HTTP_HOST'] = parse_url(getenv('ORIGIN'), PHP_URL_HOST) . ':' . getenv('PORT');
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
(new mysqli('localhost', 'root', '', '', 0, getenv('FOLDER') . '/socket'))->query('CREATE DATABASE wordpress');
define('WP_INSTALLING', true);
// Sends no mail.
function wp_new_blog_notification() {}
require "$folder/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
wp_install('Shop', 'admin', 'admin@shop.example', true, '', 'admin');
switch_theme('plain');
$failed = activate_plugin('client-leads/client-leads.php');
if (is_wp_error($failed)) {
    throw new Exception($failed->get_error_message());
}
$text = '<p>[client_leads_unread]</p><p>Ваши обращения: [client_leads length="10"]</p>';
$page = wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Inquiries', 'post_content' => $text]);
update_option('client_leads_api', "$api/");
update_option('client_leads_site_code', 'GIFT-01');
update_option('client_leads_page', $page);
foreach (['anna' => ['1017', '55120938'], 'boris' => ['1021', '9007199254740993'], 'vera' => ['', '']] as $name => [$client, $token]) {
    $id = wp_insert_user(['user_login' => $name, 'user_pass' => $name, 'user_email' => "$name@shop.example", 'role' => 'subscriber']);
    update_user_meta($id, 'client_leads_client', $client);
    update_user_meta($id, 'client_leads_token', $token);
}
echo json_encode([$page, $id]);
