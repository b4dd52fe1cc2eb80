using Picasso.Contracts;
using Picasso.Contracts.Pictures;
using Picasso.Web.Formatting;

namespace Picasso.Web.Tests;

/// <summary>A browser is offered what its place can need, in the smallest format that has it.</summary>
public class PictureSourcesTests
{
    private static readonly int[] s_all = [320, 480, 640, 960, 1280, 1920, 2560];

    [Fact]
    public void A_picture_soon_after_its_upload_has_webp_alone() =>
        Widths(PictureSources.Of(Of(s_all[..1], []), PictureSources.Card)).ShouldBe(["image/webp 320"]);

    [Fact]
    public void A_card_has_all_of_avif_and_webp_up_to_what_it_needs() => Widths(PictureSources.Of(Of(s_all, s_all), PictureSources.Card))
        .ShouldBe(["image/avif 320 480 640 960 1280 1920 2560", "image/webp 320 480 640 960 1280"]);

    [Fact]
    public void The_page_of_a_picture_has_every_width_in_both() => Widths(PictureSources.Of(Of(s_all, s_all), PictureSources.Whole))
        .ShouldBe(["image/avif 320 480 640 960 1280 1920 2560", "image/webp 320 480 640 960 1280 1920 2560"]);

    [Fact]
    public void Where_a_width_has_no_avif_a_browser_would_have_to_take_another_width_so_webp_is_offered_alone() =>
        Widths(PictureSources.Of(Of(s_all, s_all[1..]), PictureSources.Card)).ShouldBe(["image/webp 320 480 640 960 1280 1920 2560"]);

    [Fact]
    public void Shared_links_get_a_jpeg_that_every_reader_takes_and_the_link_to_the_largest_a_webp()
    {
        PictureText.Shared(Of(s_all, s_all))!.Width.ShouldBe(1280);
        PictureSources.Largest(Of(s_all, s_all))!.Url.ShouldBe("/2560.webp");
        PictureSources.Largest(new Picture()).ShouldBeNull();
        // A strip's previews are wider than their nominal width.
        var strip = new Picture { Previews = { Preview(3840, 320, "jpeg"), Preview(7680, 640, "jpeg") } };
        PictureText.Shared(strip)!.Width.ShouldBe(3840);
    }

    private static Picture Of(int[] webp, int[] avif)
    {
        var picture = new Picture();
        foreach (var width in s_all)
        {
            if (avif.Contains(width))
                picture.Previews.Add(Preview(width, width * 2 / 3, "avif"));
            if (webp.Contains(width))
                picture.Previews.Add([Preview(width, width * 2 / 3, "webp"), Preview(width, width * 2 / 3, "jpeg")]);
        }

        return picture;
    }

    private static Preview Preview(int width, int height, string format) =>
        new() { Width = width, Height = height, MediaType = $"image/{format}", Url = $"/{width}.{format}" };

    private static IEnumerable<string> Widths(IEnumerable<PictureSource> sources) => sources.Select(source =>
        $"{source.MediaType} {string.Join(' ', source.Candidates.Split(", ").Select(one => one.Split(' ')[1].TrimEnd('w')))}");
}
