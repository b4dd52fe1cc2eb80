using Google.Protobuf.WellKnownTypes;
using Microsoft.Playwright;
using Picasso.Contracts;
using Picasso.Contracts.Messages;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Reactions;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;
using Picasso.Testing.Words;
using Picasso.Web.Tests;

namespace Picasso.Browser.Tests;

/// <summary>
/// The web over fake services: a seller with a hundred pictures, half of them sold to one buyer, and words in many languages and of all
/// lengths. Tests read it and change nothing that others look at.
/// </summary>
public sealed class FilledSite : IAsyncLifetime
{
    private const int Pictures = 100;
    private const int Sales = 80;

    private static readonly string[] s_standings = ["", "disputed", "upheld", "undone", "reversed", "lost"];

    private WebFixture _web = null!;

    public FakeMarket Market => _web.Market;

    public Uri Address => new(_web.Address);

    public Account Seller { get; private set; } = null!;

    public Account Buyer { get; private set; } = null!;

    public Account Operator { get; private set; } = null!;

    /// <summary>A picture by somebody whose name is written from right to left, that the buyer is paying for; its last transfer was conditional.</summary>
    public Picture Conditional { get; private set; } = null!;

    /// <summary>A picture with the longest words of every field.</summary>
    public Picture Wordy { get; private set; } = null!;

    /// <summary>The id of a complete upload that its owner has not published: the buyer has one, and the owner of <see cref="Wordy"/>.</summary>
    public string DraftId { get; } = Kernel.Ids.From("draft");

    /// <summary>The conversation of the buyer with the owner of <see cref="Wordy"/>.</summary>
    public string ConversationId { get; } = Kernel.Ids.From("conversation");

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync(publicUrl: "http://localhost");
        (Seller, Buyer) = (Market.AddPerson("Ines Amaral"), Market.AddPerson("Tomasz Wilk"));
        Operator = Market.AddPerson("Runa Holm");
        Market.Operators.Add(Operator.Profile.UserId);
        Market.AddPicture(Seller, "Picture with an event that cannot be read", id: FakeQuarantinedStreams.PictureId);
        foreach (var number in Enumerable.Range(0, Sales))
            Sell(Market.AddPicture(Seller, $"Sold picture {number}"));
        foreach (var number in Enumerable.Range(0, Pictures))
            Market.AddPicture(Seller, $"Picture {number}", number % 7 == 0 ? null : 12000, height: number % 3 == 0 ? 2000 : 1000);
        foreach (var language in Languages.All)
        {
            Market.AddPicture(Seller, language.Title);
            Market.Mails.Add(MailOf(language.Title));
        }

        Seller.Profile.Statement = "Quiet landscapes, mostly in the rain.\n\nI walk until there is nobody left, and then I wait. Each picture is one exposure.";
        Seller.Profile.Links.Add(new ProfileLink { Label = "Website", Url = "https://ines.example/" });
        Seller.Profile.Links.Add(new ProfileLink { Label = "دفتر الصور", Url = "https://www.journal.example/ines" });
        Seller.Profile.CoverPictureId = Market.Pictures[2].PictureId;
        Seller.Profile.FeaturedPictureIds.Add(Market.Pictures.Where(picture => picture.OwnerId == Seller.Profile.UserId).Take(5).Select(picture => picture.PictureId));
        Wordy = AddWordy();
        Conditional = AddConditional();
        AddDraft(Buyer.Profile.UserId, "Harbour at five");
        AddDraft(Wordy.OwnerId, Wordy.Details.Title);
        (Market.KeepsTelemetry, Market.StatementPicture, Market.StatementTitle) = (true, Wordy.PictureId, Wordy.Details.Title);
        AddConversation();
        AddNumbers();
        Market.Reserve = new Money { Minor = 12_345_67, Currency = "EUR" };
        Market.Payouts = new PayoutsOverview
        {
            State = PayoutAccountState.Active, Waiting = { new Money { Minor = 99_999_999_99, Currency = "EUR" } },
            Hold = Duration.FromTimeSpan(TimeSpan.FromDays(7)),
            Next =
            {
                new NextPayout
                {
                    Amount = Euros(99_999_999_99), At = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddDays(3)), Minimum = Euros(100),
                    Held = Euros(12_345_67), HeldUntil = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddDays(6)), Open = Euros(250_00),
                },
            },
            Payouts =
            {
                new Payout { PayoutId = "a", Amount = new Money { Minor = 99_999_999_99, Currency = "CHF" }, CreatedAt = FakeMarket.Now(), LastError = "silent" },
                new Payout { PayoutId = "b", Amount = new Money { Minor = 12_00, Currency = "EUR" }, CreatedAt = FakeMarket.Now(), Paid = true },
            },
        };
    }

    /// <summary>The pages of the site, from its endpoints.</summary>
    public IReadOnlyList<SitePage> Pages => SitePage.Of(_web.Services);

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    /// <summary>A window in which somebody is signed in.</summary>
    public async Task<IPage> OpenAsync(Browser browser, Account? account, Window? window = null)
    {
        var page = await browser.OpenAsync(Address, window);
        if (account is not null)
            await SignInAsync(page, account);
        return page;
    }

    public static async Task SignInAsync(IPage page, Account account)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail address").FillAsync(account.Email);
        await page.GetByLabel("Password").FillAsync(FakeMarket.Password);
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.ArriveAtAsync("/explore");
    }

    // The buyer and the owner of the wordy picture write to each other, and know of what happened to it.
    private void AddConversation()
    {
        var (buyer, owner) = (Buyer.Profile.UserId, Wordy.OwnerId);
        Market.Messages.Conversations[ConversationId] = (buyer, owner, Wordy.PictureId);
        foreach (var (author, number) in new[] { (buyer, 1), (owner, 2), (buyer, 3) })
        {
            Market.Messages.Sent.Add(new Message
            {
                MessageId = Kernel.Ids.From($"message {number}"), ConversationId = ConversationId, AuthorId = author, Ordinal = number, SentAt = FakeMarket.Now(),
                Text = $"{Wordy.Details.Title}\nhttps://example.com/{new string('a', 120)}",
            });
        }

        foreach (var (person, actor) in new[] { (buyer, owner), (owner, buyer) })
        {
            Market.Messages.Notifications.AddRange(System.Enum.GetValues<NotificationKind>().Select(kind => (person, new Notification
            {
                NotificationId = Kernel.Ids.From($"{person} {kind}"), Kind = kind, ActorId = actor, PictureId = Wordy.PictureId, Count = 12, At = FakeMarket.Now(),
            })));
        }
    }

    // A year of the seller's numbers, with a reversal.
    private void AddNumbers()
    {
        var today = (int)(TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalDays;
        var (activity, earnings) = (new Activity(), new Earnings());
        for (var day = 364; day >= 0; day--)
        {
            activity.Days.Add(new DayActivity { Day = today - day, Views = (day * 37 % 113) + (365 - day), Likes = day * 7 % 11 });
            if (day % 6 == 0)
                earnings.Days.Add(new DayEarnings { Day = today - day, Amount = Euros(day == 12 ? -120_00 : 45_00 + (day * 311 % 9000)) });
        }

        foreach (var picture in Market.Pictures.Where(picture => picture.OwnerId == Seller.Profile.UserId).Take(6))
        {
            activity.Pictures.Add(new PictureActivity { PictureId = picture.PictureId, Views = 1_234_567, Likes = 89 });
            earnings.Pictures.Add(new PictureEarnings { PictureId = picture.PictureId, Title = picture.Details.Title, Amount = Euros(1_204_56) });
        }

        (Market.Activities[Seller.Profile.UserId], Market.Earnings[Seller.Profile.UserId]) = (activity, earnings);
    }

    private static Money Euros(long minor) => new() { Minor = minor, Currency = "EUR" };

    private static Contracts.Users.Mail MailOf(string words) => new()
    {
        MailId = Kernel.Ids.New(TimeProvider.System), To = "wordy@example.com", Subject = words, Text = $"{words}\n{words}", Html = $"<p>{words}</p>", At = FakeMarket.Now(),
    };

    private void AddDraft(string owner, string title)
    {
        var upload = new FakeUpload(3, $"filename {Base64($"{title}.jpg")},title {Base64(title)}");
        upload.Bytes.Write([0xFF, 0xD8, 0xFF]);
        Market.Pending[(owner, DraftId)] = upload;
    }

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));

    private Picture AddWordy()
    {
        const string word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk";
        Market.Mails.Add(MailOf($"{word}{word} {word}"));
        var owner = Market.AddPerson($"{word[..50]}");
        owner.Profile.Bio = $"{word}{word} {word}";
        owner.Email = "wordy@example.com";
        var picture = Market.AddPicture(owner, $"{word} {word}", 99_999_999_99);
        owner.Profile.Statement = $"{word}{word} {word}\n\n{word}";
        owner.Profile.CoverPictureId = picture.PictureId;
        owner.Profile.FeaturedPictureIds.Add([Kernel.Ids.From("deleted"), picture.PictureId]);
        foreach (var number in Enumerable.Range(1, 5))
            owner.Profile.Links.Add(new ProfileLink { Label = word[..40], Url = $"https://{word.ToLowerInvariant().Replace("ä", "a")}.example/{number}/{new string('x', 90)}" });
        (picture.Details.Description, picture.Details.AltText) = ($"{word}{word}{word} {word}", word);
        picture.OwnerNote = $"{word}{word} {word}";
        picture.Camera = new Camera
        {
            Model = $"{word}{word}"[..100], Lens = $"عدسة {word} f/1.8", ExposureNanoseconds = 31_250, ApertureHundredths = 12_800, Iso = 10_000_000,
            FocalLengthTenths = 100_000, TakenAt = "2024-09-30T23:59",
        };
        picture.Sales.Add(new PastSale { BuyerId = owner.Profile.UserId, At = FakeMarket.Now(), Price = picture.Price.Clone() });
        picture.Details.Tags.Add(word[..30].ToLowerInvariant());
        Market.Comments.Add(new Comment
        {
            CommentId = "wordy", PictureId = picture.PictureId, AuthorId = owner.Profile.UserId, Text = string.Concat(Enumerable.Repeat(word, 9)), CreatedAt = FakeMarket.Now(),
        });
        Market.Purchases.Insert(0, PurchaseOf(picture, owner));
        return picture;
    }

    private Picture AddConditional()
    {
        var owner = Market.AddPerson("سلمى البحر 🌊");
        owner.Email = "salma@example.com";
        var picture = Market.AddPicture(owner, "صَبَاحٌ في البحر 👩‍👩‍👧‍👦 12", 9_999_00);
        Market.Titles[picture.PictureId].AddRange(
        [
            new TitleEntry
            {
                Kind = "transferred", OwnerId = owner.Profile.UserId, PreviousOwnerId = Seller.Profile.UserId, Price = picture.Price, At = FakeMarket.Now(),
                Hash = new string('2', 64),
            },
            new TitleEntry { Kind = "conditional", At = FakeMarket.Now(), ConditionalUntil = FakeMarket.Now(), Hash = new string('3', 64) },
        ]);
        var open = PurchaseOf(picture, owner);
        (open.State, open.FailureReason) = (PurchaseState.NeedsConfirmation, "");
        Market.Purchases.Insert(0, open);
        return picture;
    }

    private void Sell(Picture picture)
    {
        var purchase = PurchaseOf(picture, Seller);
        Market.Purchases.Add(purchase);
        new FakePurchases(Market).Complete(purchase);
        Market.Standings[purchase.PurchaseId] = s_standings[Market.Purchases.Count % s_standings.Length];
    }

    private Purchase PurchaseOf(Picture picture, Account seller) => new()
    {
        PurchaseId = Kernel.Ids.New(TimeProvider.System), PictureId = picture.PictureId, Title = picture.Details.Title, BuyerId = Buyer.Profile.UserId,
        SellerId = seller.Profile.UserId, Price = picture.Price.Clone(), CreatedAt = FakeMarket.Now(), UpdatedAt = FakeMarket.Now(), State = PurchaseState.Rejected,
        FailureReason = "card_declined",
    };
}
