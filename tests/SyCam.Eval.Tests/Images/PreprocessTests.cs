using SyCam.Eval.Images;

namespace SyCam.Eval.Tests.Images;

public sealed class PreprocessTests
{
    private static readonly float[] Zero = [0, 0, 0];
    private static readonly float[] One = [1, 1, 1];

    [Fact]
    public void Fits_pictures_and_masks_as_torchvision_does()
    {
        foreach (var fit in Golden.Json("fit.json").EnumerateArray())
        {
            var preprocess = new Preprocess(fit.GetProperty("size").GetInt32(), Zero, One);
            var name = fit.GetProperty("name").GetString();
            var image = ImageFile.Read(Golden.PathOf($"{name}.png"));
            var mask = MaskFile.Read(Golden.PathOf($"{name}_mask.png"));
            Golden.AssertEqual(fit.GetProperty("image"), preprocess.Fit(image));
            Golden.AssertEqual(fit.GetProperty("mask"), preprocess.Fit(mask, image.Height, image.Width));
        }
    }

    [Fact]
    public void A_picture_of_the_models_size_is_used_as_it_is()
    {
        var noise = new byte[80 * 80 * 3];
        new Random(3).NextBytes(noise);
        var fitted = new Preprocess(80, Zero, One).Fit(new RgbImage(80, 80, noise));
        Assert.Equal(noise, fitted.Pixels.ToArray());
    }

    [Fact]
    public void Stretching_squeezes_the_whole_picture_in()
    {
        // Two colours, left and right: stretched to half its width, the picture is still half and half.
        byte[] row = [9, 9, 9, 9, 9, 9, 5, 5, 5, 5, 5, 5];
        var image = new RgbImage(2, 4, [.. row, .. row]);
        var fitted = new Preprocess(2, Zero, One, ResizePolicy.Stretch).Fit(image);
        // The left new pixel weighs the 4 old ones 3/7, 3/7, 1/7 and 0: (9*6 + 5)/7 = 8.43 and (9 + 5*6)/7 = 5.57.
        Assert.Equal([8, 8, 8, 6, 6, 6, 8, 8, 8, 6, 6, 6], fitted.Pixels.ToArray());
    }

    [Fact]
    public void A_mask_of_another_size_follows_its_picture()
    {
        // A 2 x 2 mask of an 8 x 8 picture: each mask pixel covers a quarter.
        var fitted = new Preprocess(4, Zero, One).Fit(new GreyImage(2, 2, [255, 0, 0, 255]), 8, 8);
        Assert.Equal([255, 255, 0, 0, 255, 255, 0, 0, 0, 0, 255, 255, 0, 0, 255, 255], fitted.Pixels.ToArray());
    }
}
