using Picasso.Contracts;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.Web.Galleries;

namespace Picasso.Web.Tests.Fakes;

/// <summary>Pictures as a gallery receives them.</summary>
internal static class SampleCards
{
    public const string PictureId = "0191c1e5-0000-7000-8000-000000000001";

    public static Card Create(string title = "Night harbour", Money? price = null, bool reserved = false, bool liked = false, string? owner = null) => new(
        new Picture
        {
            PictureId = PictureId, Details = new Details { Title = title, AltText = "Cranes under street lamps" }, CreatorId = "ines", OwnerId = owner ?? "ines",
            Width = 3000, Height = 2000, Price = price, Reserved = reserved,
            Previews =
            {
                new Preview { Width = 640, Height = 427, MediaType = "image/webp", Url = "/media/640.webp" },
                new Preview { Width = 640, Height = 427, MediaType = "image/jpeg", Url = "/media/640.jpg" },
            },
        },
        new Profile { UserId = "ines", DisplayName = "Ines Amaral" },
        owner is null ? new Profile { UserId = "ines", DisplayName = "Ines Amaral" } : new Profile { UserId = owner, DisplayName = "Bo Lind" }, Likes: 7, Comments: 2, Version: 3, LikedByMe: liked);
}
