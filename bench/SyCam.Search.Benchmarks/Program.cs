using SyCam.Search.Benchmarks;

return args switch
{
    ["functions", .. var rest] => FunctionRace.Run(rest),
    ["merges", .. var rest] => MergeCheck.Run(rest),
    ["rediscovery", .. var rest] => Rediscovery.Run(rest),
    ["ablation", .. var rest] => Ablation.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("functions [OPERATORS] [--alone] | merges [OPERATORS] | rediscovery GRAMMAR MAX-COST | ablation GRAMMAR MAX-COST");
    return 2;
}
