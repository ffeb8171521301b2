using BenchmarkDotNet.Running;
using SyCam.Eval.Benchmarks;

if (ReferenceFolder.Path is null)
{
    Console.Error.WriteLine(ReferenceFolder.Advice);
    return 2;
}

if (args is ["--quick", .. var rest])
{
    return QuickRun.Start(rest);
}

BenchmarkSwitcher.FromAssembly(typeof(ReferenceNetwork).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args);
return 0;
