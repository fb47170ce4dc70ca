<!doctype html>
<html lang="ru">
<head>
  <meta charset="<?php bloginfo('charset'); ?>">
  <meta name="viewport" content="width=device-width">
  <?php if (isset($_GET['from'])): ?>
  <meta name="referrer" content="no-referrer">
  <?php endif; ?>
  <?php wp_head(); ?>
</head>
<body>
  <?php
  while (have_posts()) {
      the_post();
      the_content();
  }
  wp_footer();
  ?>
</body>
</html>
