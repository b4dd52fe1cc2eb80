using System.Collections.Concurrent;
using System.Threading.Channels;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Reactions;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;
using Money = Picasso.Contracts.Money;

namespace Picasso.Fakes.Site;

/// <summary>What the fake services agree on: a small marketplace in memory, and switches for trouble.</summary>
public sealed class FakeMarket
{
    public const string Password = "a rather long one 42";

    public object Lock { get; } = new();

    public Dictionary<string, Account> People { get; } = [];

    public List<Picture> Pictures { get; } = [];

    public HashSet<string> Closed { get; } = [];

    public HashSet<(string User, string Picture)> Likes { get; } = [];

    public HashSet<(string Follower, string Followed)> Follows { get; } = [];

    public List<Comment> Comments { get; } = [];

    public List<Purchase> Purchases { get; } = [];

    public Dictionary<string, List<TitleEntry>> Titles { get; } = [];

    public List<Contracts.Users.Mail> Mails { get; } = [];

    /// <summary>Refresh tokens in force; each works once.</summary>
    public ConcurrentDictionary<string, string> RefreshTokens { get; } = new();

    /// <summary>Bearers in force.</summary>
    public ConcurrentDictionary<string, string> Bearers { get; } = new();

    /// <summary>How long a bearer is said to hold.</summary>
    public TimeSpan AccessLifetime { get; set; } = TimeSpan.FromMinutes(10);

    private int _refreshes;

    public int Refreshes => _refreshes;

    public void CountRefresh() => Interlocked.Increment(ref _refreshes);

    /// <summary>Awaited by every refresh, so that a test can let several meet.</summary>
    public Task BeforeRefresh { get; set; } = Task.CompletedTask;

    /// <summary>Of the latest registration.</summary>
    public string ReturnPath { get; set; } = "";

    public bool PicturesAreDown { get; set; }

    /// <summary>Whether choices about accounts fail as in an outage.</summary>
    public bool AccountsAreDown { get; set; }

    public bool SearchIsTooFast { get; set; }

    /// <summary>A colour of a picture, by its id.</summary>
    public Dictionary<string, string> Colours { get; } = [];

    /// <summary>Whoever opens pictures gets no related ones.</summary>
    public bool RelatedAreTooFast { get; set; }

    /// <summary>No file says how its photo was taken.</summary>
    public bool FilesHaveNoCamera { get; set; }

    /// <summary>What every other file says.</summary>
    public static Camera NewCamera() => new()
    {
        Model = "NIKON Z 6", Lens = "NIKKOR Z 35mm f/1.8 S", ExposureNanoseconds = 4_000_000, ApertureHundredths = 280, Iso = 400, FocalLengthTenths = 350,
        TakenAt = "2025-05-12T14:30",
    };

    public bool ReactionsAreDown { get; set; }

    /// <summary>Conversations, messages and notifications of everybody.</summary>
    public FakeMessages Messages { get; } = new();

    public bool MailBoxIsOpen { get; set; } = true;

    public ulong Position { get; private set; }

    public ulong LastMinPosition { get; set; }

    /// <summary>How payouts of everybody stand.</summary>
    public PayoutsOverview Payouts { get; set; } = new() { State = PayoutAccountState.None };

    /// <summary>What is kept of every balance against disputes.</summary>
    public Money? Reserve { get; set; }

    /// <summary>Views and likes by day, of each owner.</summary>
    public Dictionary<string, Activity> Activities { get; } = [];

    /// <summary>Earnings by day, of each seller.</summary>
    public Dictionary<string, Earnings> Earnings { get; } = [];

    /// <summary>Views that were counted.</summary>
    public ConcurrentQueue<PictureView> Views { get; } = [];

    /// <summary>What became of sales, by purchase.</summary>
    public Dictionary<string, string> Standings { get; } = [];

    /// <summary>Whether traces, metrics and logs are kept here; otherwise they go to a collector.</summary>
    public bool KeepsTelemetry { get; set; }

    /// <summary>What the one sale of a statement was of.</summary>
    public string StatementTitle { get; set; } = "=Dusk, \"late\"";

    /// <summary>The picture of that sale.</summary>
    public string StatementPicture { get; set; } = "i";

    public UploadLimits Limits { get; set; } = new() { MaxBytes = 100_000_000, MaxPixels = 150_000_000, MinSide = 200 };

    public List<(int Chunks, int Largest, long Bytes)> Uploads { get; } = [];

    /// <summary>Uploads in several calls that are not published.</summary>
    public ConcurrentDictionary<(string Owner, string UploadId), FakeUpload> Pending { get; } = [];

    /// <summary>Planned publications that were refused.</summary>
    public List<(string Owner, ScheduleProblem Problem)> ScheduleProblems { get; } = [];

    /// <summary>Uploads that were stored, by key.</summary>
    public Dictionary<string, (string Id, long Bytes)> UploadKeys { get; } = [];

    /// <summary>How often the feed was read.</summary>
    public int FeedReads { get; set; }

    public ConcurrentDictionary<Channel<PictureChange>, byte> PictureWatchers { get; } = new();

    public ConcurrentDictionary<Channel<ReactionCounts>, byte> CountWatchers { get; } = new();

    /// <summary>People who run the marketplace.</summary>
    public HashSet<string> Operators { get; } = [];

    public Account AddPerson(string name, bool verified = true, bool adult = true)
    {
        var account = new Account
        {
            Profile = new Profile
            {
                UserId = Ids.New(TimeProvider.System), DisplayName = name, JoinedAt = Now(),
                Bio = "Quiet landscapes and loud weather. I walk, wait and press once.",
            },
            Email = $"{name.Split(' ')[0].ToLowerInvariant()}@example.com", EmailVerified = verified, Adult = adult, HasPassword = true,
            DateOfBirth = adult ? "1988-04-02" : "", AdultOn = adult ? "2006-04-02" : "", DateOfBirthCorrectionsLeft = 2,
        };
        lock (Lock)
        {
            if (People.Values.Any(other => other.Email == account.Email))
                account.Email = account.Email.Replace("@", $"{People.Count}@", StringComparison.Ordinal);
            People[account.Profile.UserId] = account;
        }

        return account;
    }

    /// <summary>The widths of a picture with all its previews.</summary>
    public static int[] FurtherEdges { get; } = [320, 480, 640, 960, 1280, 1920, 2560];

    public Picture AddPicture(Account owner, string title, long? minor = 12000, int width = 1500, int height = 1000, string media = "sample", string? id = null, bool further = false)
    {
        id ??= Ids.New(TimeProvider.System);
        var picture = new Picture
        {
            PictureId = id, OwnerId = owner.Profile.UserId, CreatorId = owner.Profile.UserId, UploadedAt = Now(), Width = width, Height = height,
            Details = new Details { Title = title, Category = "landscape", AltText = $"{title}, seen from afar", Tags = { "light" } },
            Sha256 = new string('a', 64), Size = 8_400_000, MediaType = "image/jpeg", TermsVersion = 1,
        };
        if (minor is { } price)
            picture.Price = new Money { Minor = price, Currency = "EUR" };
        foreach (var edge in further ? FurtherEdges : (int[])[320, 640, 1280])
        {
            if (further)
                picture.Previews.Add(new Preview { Width = edge, Height = edge * height / width, MediaType = "image/avif", Url = $"/media/{media}-{edge}.avif" });
            picture.Previews.Add(new Preview { Width = edge, Height = edge * height / width, MediaType = "image/webp", Url = $"/media/{media}-{edge}.webp" });
            picture.Previews.Add(new Preview { Width = edge, Height = edge * height / width, MediaType = "image/jpeg", Url = $"/media/{media}-{edge}.jpg" });
        }

        lock (Lock)
        {
            Pictures.Insert(0, picture);
            Titles[id] = [new TitleEntry { Kind = "uploaded", OwnerId = picture.OwnerId, At = Now(), Hash = new string('1', 64) }];
        }

        return picture;
    }

    /// <summary>The answer to an upload whose file has arrived; null bytes for a repeat whose file is known.</summary>
    public UploadResponse Store(Account owner, UploadHeader header, long? bytes)
    {
        if (UploadKeys.TryGetValue(header.UploadId, out var earlier))
            throw IdempotencyKey.Refuse(
                "header.upload_id", "Your first upload was stored.", ("picture_id", earlier.Id),
                ("position", $"{Position}"), ("same_file", (bytes ?? earlier.Bytes) == earlier.Bytes ? "true" : "false")).ToRpcException();
        var picture = AddPicture(owner, header.Details.Title, header.Price?.Minor);
        UploadKeys[header.UploadId] = (picture.PictureId, bytes!.Value);
        picture.Details = header.Details;
        picture.Camera = header.ShowCamera && !FilesHaveNoCamera ? NewCamera() : null;
        return new UploadResponse
        {
            PictureId = picture.PictureId, Position = Change(picture, "added"), Sha256 = picture.Sha256, ForSale = picture.Price is not null,
            Warning = header.Details.Title == "damaged" ? "picture_may_be_damaged" : "", CameraShown = picture.Camera is not null,
        };
    }

    public ulong Change(Picture picture, string kind = "changed")
    {
        picture.Position = ++Position;
        foreach (var watcher in PictureWatchers.Keys)
            watcher.Writer.TryWrite(new PictureChange { Kind = kind, Picture = picture.Clone() });
        return Position;
    }

    public ReactionCounts CountsOf(string pictureId) => new()
    {
        PictureId = pictureId, Version = (long)Position,
        Likes = Likes.Count(like => like.Picture == pictureId), Comments = Comments.Count(comment => comment.PictureId == pictureId),
    };

    public ReactionCounts PublishCounts(string pictureId)
    {
        Position++;
        var counts = CountsOf(pictureId);
        foreach (var watcher in CountWatchers.Keys)
            watcher.Writer.TryWrite(counts);
        return counts;
    }

    public Picture Find(string id) =>
        Pictures.Find(picture => picture.PictureId == id) ?? throw DomainError.NotFound("picture_not_found", "There is no such picture.").ToRpcException();

    public string? CallerOf(ServerCallContext context) =>
        context.RequestHeaders.GetValue("authorization") is { } header && Bearers.TryGetValue(header["Bearer ".Length..], out var user) ? user : null;

    public string Require(ServerCallContext context) => CallerOf(context)
        ?? throw new DomainError(DomainErrorKind.Unauthenticated, "sign_in_required", "Please sign in first.").ToRpcException();

    public Picture RequireOwn(ServerCallContext context, string id)
    {
        var (caller, picture) = (Require(context), Find(id));
        return picture.OwnerId == caller ? picture : throw DomainError.Forbidden("not_owner", "Only its owner may do that.").ToRpcException();
    }

    public static Timestamp Now() => TimeProvider.System.GetUtcNow().ToTimestamp();

    public static ByteString Placeholder { get; } = ByteString.FromBase64("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=");
}
