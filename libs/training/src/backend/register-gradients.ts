/**
 * The Node build of `@tensorflow/tfjs-core` holds no gradients; the one of `@tensorflow/tfjs-layers` registers all of
 * them when it is loaded. Kept in a module of its own so that the reason for a bare import has one place.
 */
import '@tensorflow/tfjs-layers';
