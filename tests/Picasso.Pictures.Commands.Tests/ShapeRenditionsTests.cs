using Picasso.Testing;
using NetVips;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>Previews of panoramas and tall pictures keep a short side at which they can be judged.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class ShapeRenditionsTests(PicturesHost pictures) : IClassFixture<PicturesHost>
{
    [Theory]
    [InlineData(6000, 500, 3840, 320)]
    [InlineData(4000, 1000, 1280, 320)]
    [InlineData(4200, 1000, 1344, 320)]
    [InlineData(500, 6000, 427, 5120)]
    [InlineData(400, 20000, 307, 15360)]
    [InlineData(20000, 400, 15360, 307)]
    [InlineData(6000, 250, 6000, 250)]
    public async Task The_largest_preview_keeps_its_short_side(int width, int height, int across, int down)
    {
        using var image = TestPictures.Make(NewSeed(), width, height);
        var uploaded = await pictures.Upload(NewPerson(), image.JpegsaveBuffer(q: 80));
        var previews = (await pictures.History(uploaded.PictureId)).State.Previews;
        (previews[^1].Width, previews[^1].Height).ShouldBe((across, down));
        previews.Where((_, at) => at % 2 == 0).Select(preview => preview.Width).ShouldBeInOrder(SortDirection.Ascending);
        // No more pixels than the previews of other shapes.
        previews.ShouldAllBe(preview => (long)preview.Width * preview.Height <= 1280 * 5120);
    }
}
