namespace SyCam.Cli.Attacking;

/// <summary>How a network is trained.</summary>
internal sealed record TrainingSettings
{
    /// <summary>The passes over all images, the warm-up among them.</summary>
    public required int Epochs { get; init; }

    /// <summary>The first epochs, in which every pixel has the budget of important ones.</summary>
    public required int WarmUp { get; init; }

    /// <summary>The learning rate of the first epoch, from which it falls to 0 along half a cosine.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The momentum of SGD, in [0,1).</summary>
    public required double Momentum { get; init; }

    /// <summary>The weight decay of SGD.</summary>
    public required double WeightDecay { get; init; }

    /// <summary>The images of one step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Decides the order of the images and the random starts of attacks.</summary>
    public required int Seed { get; init; }

    /// <summary>The learning rate of an epoch.</summary>
    /// <param name="epoch">From 0 on.</param>
    public double Rate(int epoch) => LearningRate * (1 + Math.Cos(Math.PI * epoch / Epochs)) / 2;
}
