// After the page is shown: the worker's file and the offline page are of no use to the first view.
addEventListener('load', () => {
  navigator.serviceWorker?.register('/service-worker.js').catch(fault => console.warn('There will be no offline page:', fault));
}, { once: true });
