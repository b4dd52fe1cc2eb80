using Google.Protobuf;
using Grpc.Core;
using NetVips;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Testing.Hosting;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

public class UploadingTests(PicturesHost pictures) : IClassFixture<PicturesHost>
{
    [Fact]
    public async Task An_upload_becomes_a_picture()
    {
        var (owner, file) = (NewPerson(), TestPictures.Jpeg(NewSeed(), 1600, 1200));
        var uploaded = await pictures.Upload(owner, file, new Money(100, "EUR"));

        var terms = await pictures.Terms(uploaded.PictureId);
        (terms.OwnerId, terms.CreatorId, terms.Available, terms.TermsVersion, terms.Title).ShouldBe((owner, owner, true, 2, "Dusk"));
        var history = await pictures.History(uploaded.PictureId);
        history.Verdict.IsIntact.ShouldBeTrue();
        uploaded.Position.ShouldBe(history.Entries[^1].Recorded.Position.Value);
        history.State.Original!.MediaType.ShouldBe("image/jpeg");
        history.State.Previews.Select(preview => (preview.Width, preview.MediaType)).ShouldBe(
        [
            (320, "image/webp"), (320, "image/jpeg"), (640, "image/webp"), (640, "image/jpeg"), (1280, "image/webp"), (1280, "image/jpeg"),
        ]);
        pictures.StagedFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_original_is_kept_bit_for_bit_and_apart()
    {
        var file = TestPictures.Png(NewSeed());
        var uploaded = await pictures.Upload(NewPerson(), file);

        uploaded.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)));
        var key = (await pictures.History(uploaded.PictureId)).State.Original!.Key;
        (await Read(Bucket.Originals, key)).ShouldBe(file);
        (await pictures.Objects.FindAsync(Bucket.Public, key, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Previews_are_upright_and_reveal_nothing_about_where_or_with_what()
    {
        var uploaded = await pictures.Upload(NewPerson(), TestPictures.RotatedJpegWithGps(NewSeed()));
        var picture = (await pictures.History(uploaded.PictureId)).State;

        (picture.Original!.Width, picture.Original.Height).ShouldBe((480, 360));
        foreach (var preview in picture.Previews)
        {
            var bytes = await Read(Bucket.Public, preview.Key);
            using var image = Image.NewFromBuffer(bytes);
            (image.Width, image.Height).ShouldBe((preview.Width, preview.Height));
            image.Width.ShouldBeGreaterThan(image.Height);
            image.GetFields().ShouldNotContain(field => field.Contains("exif") || field.Contains("xmp") || field.Contains("icc"));
            System.Text.Encoding.Latin1.GetString(bytes).ShouldNotContain("Exif");
            var left = image.Getpoint(image.Width / 20, image.Height / 2);
            left[0].ShouldBeGreaterThan(left[1] + 100);
        }
    }

    [Fact]
    public async Task A_preview_is_named_by_its_content_and_never_larger_than_the_original()
    {
        var uploaded = await pictures.Upload(NewPerson(), TestPictures.Jpeg(NewSeed(), 500, 375));
        foreach (var preview in (await pictures.History(uploaded.PictureId)).State.Previews)
        {
            preview.Width.ShouldBeLessThanOrEqualTo(500);
            var hash = System.Security.Cryptography.SHA256.HashData(await Read(Bucket.Public, preview.Key));
            Path.GetFileNameWithoutExtension(preview.Key).ShouldBe(Convert.ToHexStringLower(hash));
        }
    }

    [Fact]
    public async Task The_placeholder_is_a_WebP_of_a_few_bytes()
    {
        var uploaded = await pictures.Upload(NewPerson());
        var happened = (await pictures.History(uploaded.PictureId)).Entries[0].Happened.ShouldBeOfType<Picasso.Pictures.PictureUploaded>();
        var bytes = Convert.FromBase64String(happened.Placeholder);
        bytes.Length.ShouldBeLessThanOrEqualTo(300);
        bytes.AsSpan(8, 4).SequenceEqual("WEBP"u8).ShouldBeTrue();
    }

    [Fact]
    public async Task A_repeated_upload_has_the_same_answer()
    {
        var (owner, file, header) = (NewPerson(), TestPictures.Jpeg(NewSeed()), Header());
        var first = await pictures.Upload(owner, file, header: header);
        (await pictures.Upload(owner, file, header: header)).ShouldBe(first);
        (await pictures.Keys(Bucket.Originals, first.PictureId)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_repeat_beside_the_first_attempt_makes_one_picture()
    {
        var (owner, file, header) = (NewPerson(), TestPictures.Jpeg(NewSeed()), Header());
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => pictures.Upload(owner, file, header: header)));
        answers.Distinct().Count().ShouldBe(1);
        var picture = (await pictures.History(answers[0].PictureId)).State;
        (await pictures.Keys(Bucket.Originals, picture.PictureId.Value)).ShouldBe([picture.Original!.Key]);
        (await pictures.Keys(Bucket.Public, $"previews/{picture.PictureId}")).ShouldBe(
            picture.Previews.Select(preview => preview.Key), ignoreOrder: true);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        var (owner, header) = (NewPerson(), Header());
        using var call = pictures.As(owner).Upload();
        await call.RequestStream.WriteAsync(new UploadRequest { Header = header });
        await call.RequestStream.WriteAsync(new UploadRequest { Chunk = ByteString.CopyFrom(TestPictures.Jpeg(NewSeed())[..1000]) });
        await Eventually.Holds(() => Task.FromResult(pictures.StagedFiles().Length), count => count > 0);
        call.Dispose();

        await Eventually.Holds(() => Task.FromResult(pictures.StagedFiles().Length), count => count == 0);
        (await pictures.Keys(Bucket.Originals, Ids.From($"{owner}/{header.UploadId}"))).ShouldBeEmpty();
        var error = await ErrorOf(() => pictures.Terms(Ids.From($"{owner}/{header.UploadId}")));
        error.Reason.ShouldBe("picture_not_found");
    }

    [Fact]
    public async Task After_a_broken_upload_the_same_one_succeeds()
    {
        var (owner, header, file) = (NewPerson(), Header(), TestPictures.Jpeg(NewSeed()));
        using (var call = pictures.As(owner).Upload())
            await call.RequestStream.WriteAsync(new UploadRequest { Header = header });
        (await pictures.Upload(owner, file, header: header)).PictureId.ShouldBe(Ids.From($"{owner}/{header.UploadId}"));
    }

    [Fact]
    public async Task All_formats_that_are_named_are_read()
    {
        using var image = TestPictures.Make(NewSeed());
        using var tiff = TestPictures.Make(NewSeed());
        using var gif = TestPictures.Make(NewSeed());
        foreach (var file in new[] { image.WebpsaveBuffer(q: 90), tiff.TiffsaveBuffer(), gif.GifsaveBuffer() })
            (await pictures.Upload(NewPerson(), file)).PictureId.ShouldNotBeEmpty();
    }

    private async Task<byte[]> Read(Bucket bucket, string key)
    {
        await using var stream = await pictures.Objects.OpenAsync(bucket, key, 0, default);
        using var copy = new MemoryStream();
        await stream.ShouldNotBeNull().CopyToAsync(copy);
        return copy.ToArray();
    }
}
