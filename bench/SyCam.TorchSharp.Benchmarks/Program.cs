using BenchmarkDotNet.Running;
using SyCam.TorchSharp.Benchmarks;

BenchmarkRunner.Run<SmallOperatorBenchmarks>(args: args);
