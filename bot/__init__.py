"""What runs Baohe: settings, intake of updates, delivery, schedule, HTTP side, sandbox."""
