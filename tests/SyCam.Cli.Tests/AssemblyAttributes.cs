// LibTorch uses every core by itself, and its number of threads is the process's.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
