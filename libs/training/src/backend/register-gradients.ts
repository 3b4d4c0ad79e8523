/**
 * The Node build of `@tensorflow/tfjs-core` holds no gradients; the union package registers all of them when it is
 * loaded, in the same registry. Kept in a module of its own so that the reason for a bare import has one place.
 */
import '@tensorflow/tfjs';
