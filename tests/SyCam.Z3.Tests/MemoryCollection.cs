namespace SyCam.Z3.Tests;

/// <summary>Tests that measure Z3's memory: it is the process's, so nothing may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
#pragma warning disable CA1711 // xunit's word.
public sealed class MemoryCollection
#pragma warning restore CA1711
{
    public const string Name = "measures memory";
}
