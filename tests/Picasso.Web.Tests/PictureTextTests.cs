using Picasso.Contracts.Pictures;
using Picasso.Web.Formatting;

namespace Picasso.Web.Tests;

public sealed class PictureTextTests
{
    [Theory]
    [InlineData(200, 200, "0.04 MP · 200 × 200")]
    [InlineData(999, 1000, "1.00 MP · 999 × 1000")]
    [InlineData(1000, 1000, "1.0 MP · 1000 × 1000")]
    [InlineData(6000, 4000, "24.0 MP · 6000 × 4000")]
    public void Even_the_smallest_picture_has_a_size(int width, int height, string text) =>
        PictureText.Size(new Picture { Width = width, Height = height }).ShouldBe(text);
}
