namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Short and full forms of first names. A small table of our own; what it lacks, the similarity of letters must find.</summary>
internal static class ShortNames
{
    private const string Table = """
        alexander:alex,sandy,lex,xander,sasha alexandra:alex,sandra,sasha,lexi andrew:andy,drew anna:annie,ann,anne,anni anthony:tony,ant
        barbara:barb,babs,barbie benjamin:ben,benny,benji bernard:bernie,bernd caroline:caro,carrie,lina catherine:cathy,kate,cat,katie,cate
        charles:charlie,chuck,chas charlotte:lotte,charlie,lottie christina:chris,tina,chrissie christopher:chris,kit,topher daniel:dan,danny
        david:dave,davy deborah:debbie,deb dominik:dom,nik dorothy:dot,dottie,dolly edward:ed,eddie,ted,ned eleanor:ellie,nell,nora
        elisabeth:lisa,liz,beth,betty,elli,lisbeth elizabeth:liz,beth,betty,lizzie,eliza,libby,betsy emily:em,emmy florian:flo frances:fran,fanny
        francis:frank,fran frederick:fred,freddie,freddy gabriel:gabe,gabi george:georgie gerald:gerry,jerry gregory:greg harold:harry,hal
        helena:leni,lena,helen henry:harry,hank,hal isabel:bella,izzy,isa jacob:jake,jakob james:jim,jimmy,jamie jennifer:jen,jenny jessica:jess,jessie
        joanna:jo,joan johanna:jo,hanna,hanne john:jack,johnny,jon jonathan:jon,jonny,nathan joseph:joe,joey,jo joshua:josh julia:jule,jules,juli
        katharina:kathi,kate,katie,kath katherine:kate,kathy,katie,kath,kitty kenneth:ken,kenny lawrence:larry,laurie leonard:leo,len,lenny
        louisa:lou,lulu louis:lou,lewis lukas:luke,luki margaret:maggie,meg,peggy,marge,greta maria:mia,marie,mary matthew:matt,matty
        maximilian:max michael:mike,mick,mickey nathaniel:nate,nathan nicholas:nick,nicky,nico olivia:liv,livvy,ollie oliver:ollie,olli
        patricia:pat,patty,trish patrick:pat,paddy peter:pete,petey philip:phil,pip rebecca:becky,becca richard:rick,dick,rich,richie
        robert:bob,rob,bobby,robbie,bert ronald:ron,ronnie samantha:sam,sammy samuel:sam,sammy sarah:sally,sadie sebastian:seb,basti,bastian
        sophie:soph,sophia stephanie:steph,steffi steven:steve,stevie stephen:steve,stevie susanna:susi,sue,susie,suzie susan:sue,susie,suzy
        theodore:theo,ted,teddy theresa:tess,terry,tessa,resi thomas:tom,tommy timothy:tim,timmy tobias:tobi victoria:vicky,tori,vic
        vincent:vince,vinnie walter:walt,wally william:bill,will,billy,willy,liam zachary:zach,zack
        """;

    private static readonly Dictionary<string, string> Full = Read();

    /// <summary>A form that a name shares with its short forms; a short form of several names stands for the first of them only.</summary>
    public static string Canonical(string plainName) => Full.GetValueOrDefault(plainName, plainName);

    private static Dictionary<string, string> Read()
    {
        Dictionary<string, string> full = new(StringComparer.Ordinal);
        foreach (string entry in Table.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] parts = entry.Split(':');
            string name = full.GetValueOrDefault(parts[0], parts[0]);
            foreach (string shorter in parts[1].Split(','))
            {
                full.TryAdd(shorter, name);
            }
        }

        return full;
    }
}
