using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Scoring;

/// <summary>How many images a network takes at once when nobody says.</summary>
public sealed class BatchChoiceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    // 64 x 112 x 112 floats are 3,211,264 bytes: 8 images are below 26 MiB, and 16 are not.
    [Fact]
    public void The_largest_activation_stays_below_what_the_allocator_keeps()
    {
        using var model = CamModel.Load(Path.Combine(ReferenceData.Require(), "models", "resnet18.safetensors"));

        Assert.Equal(8, BatchChoice.For(model));
    }

    [Fact]
    public void A_small_network_has_the_most_that_pays()
    {
        using var model = PixelReader.Load(_folder, 8);

        Assert.Equal(64, BatchChoice.For(model));
    }

    [Fact]
    public void What_is_asked_for_is_taken_and_none_is_refused()
    {
        using var model = PixelReader.Load(_folder, 8);
        using var three = new FrozenNetwork(model, batchSize: 3);

        Assert.Equal(3, three.BatchSize);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FrozenNetwork(model, batchSize: 0));
    }

    public void Dispose() => _folder.Dispose();
}
