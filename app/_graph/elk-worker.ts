/** The layout engine in a worker of its own: it is large, and a large graph takes it a while. */
import "elkjs/lib/elk-worker.min.js";
