/* log.h: lines for the operator, on standard error.
 *
 * One line an event: time, process name, level, text.  Levels below the bar cost one compare.
 * Texts that came from outside must go through LOG_STR-sized formats: control bytes are shown
 * as '?', and a line is cut at 1,000 bytes. */
#ifndef GW_BASE_LOG_H
#define GW_BASE_LOG_H

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };

/* `name` is kept, not copied: "engine", "fetch", "web". */
void log_setup(const char *name, enum log_level least);
void log_line(enum log_level level, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#define log_debug(...) log_line(LOG_DEBUG, __VA_ARGS__)
#define log_info(...)  log_line(LOG_INFO, __VA_ARGS__)
#define log_warn(...)  log_line(LOG_WARN, __VA_ARGS__)
#define log_error(...) log_line(LOG_ERROR, __VA_ARGS__)

#endif
