/* Entry: the elements that make a page handier. Every page is complete without them. */
import "./elements/scroll-area.js";
import "./elements/sharing.js";
import "./elements/sortable-table.js";
import "./elements/table-of-contents.js";
import "./elements/theme-switch.js";
import "./elements/toast-message.js";
