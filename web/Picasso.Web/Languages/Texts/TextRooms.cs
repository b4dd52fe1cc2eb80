namespace Picasso.Web.Languages.Texts;

// Each class names the resources beside it: X.resx has the English texts' own names, which are the texts, and X.de.resx and X.ar.resx translate them.

/// <summary>Texts of every page's frame, of the pages about the site, and of errors without a service's reason.</summary>
internal sealed class FrameTexts;

/// <summary>The names of categories.</summary>
internal sealed class CategoryTexts;

/// <summary>The names of colours.</summary>
internal sealed class ColourTexts;

/// <summary>Texts of lists of pictures, of search, and of a person's page.</summary>
internal sealed class GalleryTexts;

/// <summary>Texts of a picture's page: offer, title, comments, provenance.</summary>
internal sealed class PictureTexts;

/// <summary>Texts of uploading, publishing, editing, and of the studio.</summary>
internal sealed class SellingTexts;

/// <summary>Texts of purchases, sales, statements and payouts.</summary>
internal sealed class PayingTexts;

/// <summary>Texts of publications that are planned for later.</summary>
internal sealed class ScheduleTexts;

/// <summary>Texts of the studio's numbers over time, and of the next payout.</summary>
internal sealed class InsightsTexts;

/// <summary>Texts of joining, signing in, settings, and closing an account.</summary>
internal sealed class AccountTexts;

/// <summary>Texts of messages and notifications.</summary>
internal sealed class ConversingTexts;

/// <summary>Texts of the operators' pages.</summary>
internal sealed class OperatingTexts;

/// <summary>The sentences of services' errors, by their reasons. In English the services' own are shown.</summary>
internal sealed class ErrorTexts;

/// <summary>Texts that scripts show.</summary>
internal sealed class ScriptTexts;
