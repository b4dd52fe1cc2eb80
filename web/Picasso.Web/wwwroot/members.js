// What only people who are signed in use. Their pages load it at once; after signing in on the way it is loaded by the page's own script.
import './comments.js';
import './messages.js';
import './upload.js';
import './charts.js';
import './typing.js';
import './proceeds.js';
import './zones.js';
