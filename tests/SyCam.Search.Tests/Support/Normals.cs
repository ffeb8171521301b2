namespace SyCam.Search.Tests.Support;

/// <summary>Seeded normal values by the polar method of Box and Muller.</summary>
internal sealed class Normals(int seed)
{
    private readonly Random _random = new(seed);

    public double Next() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
