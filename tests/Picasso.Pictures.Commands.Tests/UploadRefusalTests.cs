using System.Text;
using Google.Protobuf;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using static Picasso.Pictures.Commands.Tests.PicturesHost;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>Each kind of bad input has its clear answer, and leaves nothing behind.</summary>
public sealed class UploadRefusalTests : IAsyncLifetime
{
    private readonly PicturesHost _pictures = new PicturesHost().With("MaxBytes", 3_000_000).With("MaxPixels", 2_000_000);

    public ValueTask InitializeAsync() => _pictures.InitializeAsync();

    public ValueTask DisposeAsync() => _pictures.DisposeAsync();

    private static byte[] Truncated(byte[] file, double part) => file[..(int)(file.Length * part)];

    private static byte[] Container(string brand) =>
        [0, 0, 0, 24, .. Encoding.ASCII.GetBytes("ftyp" + brand), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes("mif1" + brand), .. new byte[500]];

    [Fact]
    public async Task Bad_files_are_refused_with_what_to_do()
    {
        (string Reason, string Says, byte[] File)[] cases =
        [
            ("file_empty", "empty", []),
            ("not_a_picture", "not a picture", "I am a text that calls itself a picture."u8.ToArray()),
            ("not_a_picture", "not a picture", new byte[4000]),
            ("not_a_picture", "not a picture", [.. "<html><script>alert(1)</script></html>"u8]),
            ("picture_truncated", "incomplete", Truncated(TestPictures.Jpeg(NewSeed()), 0.5)),
            ("picture_truncated", "incomplete", Truncated(TestPictures.Jpeg(NewSeed()), 0.98)),
            ("picture_truncated", "incomplete", Truncated(TestPictures.Png(NewSeed()), 0.7)),
            ("picture_truncated", "incomplete", TestPictures.Jpeg(NewSeed())[..64]),
            ("picture_too_large", "megapixels", TestPictures.Bomb()),
            ("picture_too_large", "megapixels", TestPictures.Jpeg(NewSeed(), 2000, 1500)),
            ("picture_too_small", "200 pixels", TestPictures.Jpeg(NewSeed(), 400, 180)),
            ("format_unsupported", "SVG", [.. "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"900\"/>"u8]),
            ("format_unsupported", "as JPEG", Container("heic")),
            ("format_unsupported", "PDF", [.. "%PDF-1.7"u8]),
            ("file_too_large", "3 MB", [.. TestPictures.Jpeg(NewSeed()), .. new byte[3_000_001]]),
        ];
        foreach (var (reason, says, file) in cases)
        {
            var error = await ErrorOf(() => _pictures.Upload(NewPerson(), file));
            error.Reason.ShouldBe(reason);
            error.Kind.ShouldBe(DomainErrorKind.Invalid);
            error.Message.ShouldContain(says);
        }

        _pictures.StagedFiles().ShouldBeEmpty();
        (await _pictures.Keys(Bucket.Originals)).ShouldBeEmpty();
        (await _pictures.Keys(Bucket.Public)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Bad_words_and_prices_are_refused_before_the_file_is_read()
    {
        (string Reason, Action<UploadHeader> Spoil)[] cases =
        [
            ("title_invalid", header => header.Details.Title = ""),
            ("title_invalid", header => header.Details.Title = new string('x', 100_000)),
            ("title_invalid", header => header.Details = null),
            ("description_invalid", header => header.Details.Description = new string('x', 2001)),
            ("tags_invalid", header => header.Details.Tags.Add("two words")),
            ("category_invalid", header => header.Details.Category = "cats"),
            ("alt_text_invalid", header => header.Details.AltText = "\u0001"),
            ("price_invalid", header => header.Price = new Contracts.Money { Minor = 0, Currency = "EUR" }),
            ("price_invalid", header => header.Price = new Contracts.Money { Minor = -1, Currency = "EUR" }),
            ("price_invalid", header => header.Price = new Contracts.Money { Minor = long.MaxValue, Currency = "EUR" }),
            ("currency_unsupported", header => header.Price = new Contracts.Money { Minor = 100, Currency = "eur" }),
            ("invalid_request", header => header.UploadId = "1"),
            ("invalid_request", header => header.Size = -1),
            ("file_too_large", header => header.Size = long.MaxValue),
            ("royalty_invalid", header => header.RoyaltyBasisPoints = 2001),
            ("royalty_invalid", header => header.RoyaltyBasisPoints = -1),
        ];
        foreach (var (reason, spoil) in cases)
        {
            var header = Header();
            spoil(header);
            var person = _pictures.As(NewPerson());
            // Asked without any file, and at the beginning of an upload whose file never comes.
            (await ReasonOf(async () => await person.CheckUploadAsync(header))).ShouldBe(reason);
            (await ReasonOf(() => BeginAsync(person, header))).ShouldBe(reason);
        }

        await _pictures.As(NewPerson()).CheckUploadAsync(Header());
        (await ReasonOf(() => _pictures.Upload(NewPerson(), TestPictures.Jpeg(7), header: new UploadHeader(Header()) { Size = 5 }))).ShouldBe("picture_truncated");
    }

    [Fact]
    public async Task Whoever_may_not_upload_is_refused_before_the_file_is_read()
    {
        (await ReasonOf(async () => await _pictures.As(NewPerson(), verified: false).CheckUploadAsync(Header()))).ShouldBe("email_not_verified");
        (await ReasonOf(async () => await _pictures.As(NewPerson(), adult: false).CheckUploadAsync(Header()))).ShouldBe("not_adult");
    }

    [Fact]
    public async Task The_limits_of_a_file_are_public()
    {
        var limits = await _pictures.As(null).GetUploadLimitsAsync(new GetUploadLimitsRequest());
        (limits.MaxBytes, limits.MaxPixels, limits.MinSide).ShouldBe((3_000_000, 2_000_000, 200));
    }

    private static async Task BeginAsync(PictureCommands.PictureCommandsClient person, UploadHeader header)
    {
        using var call = person.Upload();
        try
        {
            await call.RequestStream.WriteAsync(new UploadRequest { Header = header });
        }
        catch (Grpc.Core.RpcException)
        {
            // Answered before the header was written.
        }

        await call;
    }

    [Fact]
    public async Task The_parts_come_in_their_order()
    {
        var header = new UploadRequest { Header = Header() };
        var chunk = new UploadRequest { Chunk = ByteString.CopyFrom(1, 2, 3) };
        UploadRequest[][] sequences =
        [
            [],
            [chunk],
            [header, header],
            [header, chunk, header],
            [header, new UploadRequest()],
            [header, new UploadRequest { Chunk = ByteString.CopyFrom(new byte[65_537]) }],
        ];
        foreach (var sequence in sequences)
            (await ReasonOf(() => Send(sequence))).ShouldBe("invalid_request");
    }

    private async Task Send(UploadRequest[] parts)
    {
        using var call = _pictures.As(NewPerson()).Upload();
        try
        {
            foreach (var part in parts)
                await call.RequestStream.WriteAsync(part);
            await call.RequestStream.CompleteAsync();
        }
        catch (Grpc.Core.RpcException)
        {
            // Answered before all was sent.
        }

        await call;
    }
}
