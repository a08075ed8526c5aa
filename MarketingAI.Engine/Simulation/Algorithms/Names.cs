namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>Words that names and addresses are made of. Every mail domain ends in <c>.example</c>, every phone number has prefix 555.</summary>
internal static class Names
{
    private static readonly string[] Onsets =
    [
        "Al", "Bar", "Ber", "Bran", "Cal", "Car", "Cor", "Dal", "Dan", "Dor", "El", "Fal", "Far", "Fen", "Gar", "Gil", "Hal", "Har", "Hol", "Jan",
        "Kar", "Kel", "Lam", "Lan", "Lin", "Mal", "Mar", "Mel", "Mor", "Nor", "Ol", "Par", "Pel", "Quin", "Ran", "Ros", "Sal", "San", "Sel", "Sten",
        "Tal", "Tor", "Ul", "Val", "Ver", "Vin", "Wal", "Wes", "Win", "Yar",
    ];

    private static readonly string[] Endings =
    [
        "berg", "son", "ton", "ley", "man", "feld", "er", "sen", "mann", "ford", "wood", "ini", "ez", "stein", "ham", "worth", "vik", "dal", "ova", "escu",
        "ard", "ier", "gard", "kamp", "low", "more", "ney", "quist", "ridge", "shaw", "strand", "thal", "wick", "zen", "hart", "bach", "lund", "mark", "holm", "well",
    ];

    public static IReadOnlyList<string> Women { get; } =
    [
        "Anna", "Maria", "Elena", "Sophie", "Laura", "Julia", "Emma", "Clara", "Nina", "Ida", "Katharina", "Elisabeth", "Margaret", "Charlotte", "Alexandra",
        "Susanna", "Christina", "Johanna", "Theresa", "Victoria", "Helena", "Isabel", "Marta", "Paula", "Rosa", "Sarah", "Tina", "Ursula", "Vera", "Yasmin",
        "Amira", "Beatrice", "Carla", "Diana", "Eva", "Flora", "Greta", "Hanna", "Ines", "Jana", "Karin", "Lena", "Mila", "Nora", "Olga", "Petra", "Ruth", "Silvia", "Tamara", "Wilma",
    ];

    public static IReadOnlyList<string> Men { get; } =
    [
        "Peter", "Thomas", "Michael", "Daniel", "David", "Paul", "Lukas", "Jonas", "Felix", "Max", "Alexander", "Robert", "William", "Benjamin", "Christopher",
        "Matthew", "Nicholas", "Samuel", "Joseph", "Frederick", "Anton", "Bruno", "Carlos", "Dominik", "Erik", "Florian", "Georg", "Henrik", "Ivan", "Jakob",
        "Karl", "Leo", "Martin", "Niklas", "Oscar", "Philip", "Quentin", "Rafael", "Stefan", "Tobias", "Ulrich", "Viktor", "Walter", "Xaver", "Yusuf", "Omar", "Hugo", "Emil", "Adrian", "Simon",
    ];

    /// <summary>Short form by full first name.</summary>
    public static IReadOnlyDictionary<string, string> Nicknames { get; } = string.Join(
            ' ',
            "Katharina:Kathi Elisabeth:Lisa Margaret:Maggie Charlotte:Lotte Alexandra:Alex Susanna:Susi Christina:Chris",
            "Johanna:Jo Theresa:Tess Victoria:Vicky Alexander:Alex Robert:Bob William:Bill Benjamin:Ben Christopher:Chris",
            "Matthew:Matt Nicholas:Nick Samuel:Sam Joseph:Joe Frederick:Fred Thomas:Tom Michael:Mike Daniel:Dan David:Dave",
            "Peter:Pete Anna:Annie Maria:Mia Sophie:Soph Julia:Jule Helena:Leni")
        .Split(' ').Select(pair => pair.Split(':')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    public static IReadOnlyList<string> Streets { get; } =
    [
        "Mill Lane", "Station Road", "High Street", "Church Row", "Garden Way", "Park Avenue", "River Walk", "Hill Road", "Market Square", "Forest Path",
        "Harbour Street", "Castle Lane", "School Road", "Meadow Close", "Bridge Street", "King Street", "Linden Alley", "Orchard Road", "Spring Street", "West End",
    ];

    public static IReadOnlyList<string> MailHosts { get; } = ["mailbox.example", "post.example", "inbox.example", "webmail.example", "letters.example"];

    /// <summary>Regions with their share of people; the last two are small on purpose.</summary>
    public static IReadOnlyList<(string Name, double Share)> Regions { get; } =
    [
        ("Northcoast", .14), ("Lakeland", .12), ("Eastvale", .11), ("Capital", .18), ("Westmoor", .09), ("Highlands", .06),
        ("Southbay", .10), ("Rivermark", .07), ("Midplain", .06), ("Harbourside", .04), ("Oldforest", .02), ("Farisles", .01),
    ];

    private static readonly string[] Places = ["stadt", "haven", "bury"];

    public static string Surname(Chance chance)
    {
        int place = chance.Zipf(Onsets.Length * Endings.Length, 40);
        // A fixed scramble, so that frequent names do not all begin alike.
        place = place * 787 % (Onsets.Length * Endings.Length);
        return Onsets[place / Endings.Length] + Endings[place % Endings.Length];
    }

    public static string City(int region, int place) => Regions[region].Name[..4] + Places[place];
}
