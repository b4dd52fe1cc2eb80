// One test at a time: each starts several processes, and some of them kill the broker.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
