namespace SyCam.Cli.Tests;

/// <summary>Tests that count live tensors and resident memory, which are the process's: nothing may run beside them.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
#pragma warning disable CA1711 // xunit's word.
public sealed class SoakCollection
#pragma warning restore CA1711
{
    public const string Name = "soak";
}
